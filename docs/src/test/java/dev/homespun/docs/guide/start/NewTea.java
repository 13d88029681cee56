package dev.homespun.docs.guide.start;

// @start region="new-tea"
record NewTea(String name, int degrees) {

    NewTea {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (degrees < 50 || degrees > 100) {
            throw new IllegalArgumentException("degrees is %d; 50 to 100 is allowed".formatted(degrees));
        }
    }
}
// @end
