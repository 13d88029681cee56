package dev.homespun.docs.guide.dependencies;

interface Check {

    boolean allows(String account);
}
