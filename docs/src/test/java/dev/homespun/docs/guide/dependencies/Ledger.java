package dev.homespun.docs.guide.dependencies;

/// Where payments are written down.
interface Ledger {

    long balance(String account);
}
