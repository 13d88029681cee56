package dev.homespun.docs.guide.binding;

enum Genre { JAZZ, ROCK }
