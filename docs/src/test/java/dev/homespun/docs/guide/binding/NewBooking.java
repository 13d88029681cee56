package dev.homespun.docs.guide.binding;

// @start region="new-booking"
record NewBooking(String name, int seats) {

    NewBooking {
        if (seats < 1 || seats > 8) {
            throw new IllegalArgumentException("seats is %d; 1 to 8 is allowed".formatted(seats));
        }
        name = name.strip();
    }
}
// @end
