package dev.homespun.docs.guide.programmatic;

// @start region="new-jar"
record NewJar(String fruit, int year) {

    NewJar {
        if (fruit.isBlank()) {
            throw new IllegalArgumentException("fruit must not be blank");
        }
    }
}
// @end
