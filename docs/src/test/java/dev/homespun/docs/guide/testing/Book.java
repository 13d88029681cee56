package dev.homespun.docs.guide.testing;

record Book(int id, String title) {}
