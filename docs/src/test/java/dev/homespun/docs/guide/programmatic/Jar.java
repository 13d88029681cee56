package dev.homespun.docs.guide.programmatic;

// @start region="jar"
record Jar(long id, String fruit, int year) {}
// @end
