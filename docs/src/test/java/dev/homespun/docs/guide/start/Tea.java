package dev.homespun.docs.guide.start;

// @start region="tea"
record Tea(long id, String name, int degrees) {}
// @end
