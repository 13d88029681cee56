package dev.homespun.docs.guide.conditions;

record Book(long version, String title) {}
