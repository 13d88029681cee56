package dev.homespun.docs.guide.concurrency;

record Trip(String train, String hotel) {}
