package dev.homespun.docs.guide.binding;

// @start region="html"
record Html(String text) {}
// @end
