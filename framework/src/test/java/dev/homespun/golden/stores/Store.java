package dev.homespun.golden.stores;

/// Something to provide, of which there are two.
public interface Store {}
