package dev.homespun.docs.guide.dependencies;

interface Tracer {}
