package dev.homespun.docs.guide.dependencies;

final class NotClosed implements Check {

    @Override
    public boolean allows(String account) {
        return !account.startsWith("closed-");
    }
}
