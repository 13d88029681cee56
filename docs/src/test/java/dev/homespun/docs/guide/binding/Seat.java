package dev.homespun.docs.guide.binding;

// @start region="seat"
record Seat(char row, int number) {

    static Seat of(String text) {
        if (!text.matches("[A-Z][0-9]{1,2}")) {
            throw new IllegalArgumentException("a seat is a letter and a number");
        }
        return new Seat(text.charAt(0), Integer.parseInt(text.substring(1)));
    }
}
// @end
