package dev.homespun.docs.guide.dependencies;

record PaperLedger() implements Ledger {

    @Override
    public long balance(String account) {
        return 0;
    }
}
