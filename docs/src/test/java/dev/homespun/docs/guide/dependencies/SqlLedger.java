package dev.homespun.docs.guide.dependencies;

record SqlLedger(Pool pool) implements Ledger, AutoCloseable {

    @Override
    public long balance(String account) {
        return account.length();
    }

    @Override
    public void close() {
        pool.log().add("ledger");
    }
}
