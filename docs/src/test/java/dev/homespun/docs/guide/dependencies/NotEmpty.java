package dev.homespun.docs.guide.dependencies;

final class NotEmpty implements Check {

    @Override
    public boolean allows(String account) {
        return !account.isBlank();
    }
}
