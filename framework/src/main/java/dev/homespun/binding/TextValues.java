package dev.homespun.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// From the text of a path variable, a query parameter or a field to a value.
///
/// @param expected what the text must be, such as "a UUID"; for the client
/// @param parser makes the value, or throws one of the exceptions that [#parse] knows
record TextValues(String expected, Parser parser) {

    private static final Map<Class<?>, TextValues> KNOWN = Map.ofEntries(
            entry(String.class, "text", text -> text),
            entry(int.class, "an int", text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            entry(long.class, "a long", text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            entry(short.class, "a short", text -> (short) whole(text, Short.MIN_VALUE, Short.MAX_VALUE)),
            entry(byte.class, "a byte", text -> (byte) whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE)),
            entry(double.class, "a number", TextValues::finite),
            entry(float.class, "a number", TextValues::finiteFloat),
            entry(boolean.class, "true or false", TextValues::truth),
            entry(char.class, "one character", TextValues::character),
            entry(BigDecimal.class, "a number", TextValues::decimal),
            entry(BigInteger.class, "a whole number", text -> decimal(text).toBigIntegerExact()),
            entry(UUID.class, "a UUID", TextValues::uuid),
            entry(URI.class, "a URI", text -> URI.create(requireSome(text))),
            entry(Locale.class, "a language such as de-AT", TextValues::locale),
            entry(LocalDate.class, "a date such as 2026-01-31", LocalDate::parse),
            entry(LocalTime.class, "a time such as 10:15:30", LocalTime::parse),
            entry(LocalDateTime.class, "a date and time such as 2026-01-31T10:15:30", LocalDateTime::parse),
            entry(OffsetTime.class, "a time such as 10:15:30Z", OffsetTime::parse),
            entry(OffsetDateTime.class, "a date and time such as 2026-01-31T10:15:30Z", OffsetDateTime::parse),
            entry(ZonedDateTime.class, "a date and time such as 2026-01-31T10:15:30Z", ZonedDateTime::parse),
            entry(Instant.class, "an instant such as 2026-01-31T10:15:30Z", Instant::parse),
            entry(Year.class, "a year such as 2026", Year::parse),
            entry(YearMonth.class, "a month such as 2026-01", YearMonth::parse),
            entry(MonthDay.class, "a day such as --01-31", MonthDay::parse),
            entry(Period.class, "a period such as P1Y2M3D", Period::parse),
            entry(Duration.class, "a duration such as PT1M30S", Duration::parse));

    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(Integer.class, int.class, Long.class, long.class,
            Short.class, short.class, Byte.class, byte.class, Double.class, double.class, Float.class, float.class,
            Boolean.class, boolean.class, Character.class, char.class);

    /// As in JSON (RFC 8259, section 6), but for zeros in front: the JDK also takes "+1", "1.", ".5", digits of other
    /// scripts and, for a double, "NaN", "0x1p3" and "1d".
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]++(\\.[0-9]++)?+([eE][-+]?[0-9]++)?+");
    private static final int MOST_NUMBER_CHARACTERS = 1_000;

    /// A number that its type cannot hold; the message says which it can.
    private static final class OutOfRange extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutOfRange(String range) {
            super("is out of range; it must be " + range, null, false, false);
        }
    }

    /// Makes a value of a text.
    @FunctionalInterface
    interface Parser {
        Object parse(String text) throws Throwable;
    }

    private static Map.Entry<Class<?>, TextValues> entry(Class<?> type, String expected, Parser parser) {
        return Map.entry(type, new TextValues(expected, parser));
    }

    /// {@return how to read a type, or nothing when nobody knows}
    static Optional<TextValues> of(Class<?> type) {
        TextValues known = KNOWN.get(PRIMITIVES.getOrDefault(type, type));
        if (known != null) {
            return Optional.of(known);
        }
        return type.isEnum() ? Optional.of(ofEnum(type)) : ofFactory(type);
    }

    private static TextValues ofEnum(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            Object other = constants.put(constant.toString().toLowerCase(Locale.ROOT), constant);
            if (other != null) {
                throw new UnbindableException("two constants of %s are both read from \"%s\", in whatever case"
                        .formatted(type.getSimpleName(), constant), "Let their toString() tell them apart");
            }
        }
        String all = Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        return new TextValues("one of " + all, text -> {
            Object constant = constants.get(text.toLowerCase(Locale.ROOT));
            if (constant == null) {
                throw new IllegalArgumentException();
            }
            return constant;
        });
    }

    /// A type of the application's own, read by its static `valueOf`, `of` or `parse`.
    private static Optional<TextValues> ofFactory(Class<?> type) {
        for (String name : new String[] {"valueOf", "of", "parse"}) {
            try {
                Method factory = type.getDeclaredMethod(name, String.class);
                if (Modifier.isStatic(factory.getModifiers()) && type.isAssignableFrom(factory.getReturnType())) {
                    factory.setAccessible(true);
                    MethodHandle handle = MethodHandles.lookup().unreflect(factory)
                            .asType(MethodType.methodType(Object.class, String.class));
                    return Optional.of(new TextValues(Classes.withArticle(type), text -> Objects.requireNonNull(
                            (Object) handle.invokeExact(text), () -> factory + " returned null")));
                }
            } catch (NoSuchMethodException tryTheNext) {
                continue;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(type + " cannot be reached", e);
            }
        }
        return Optional.empty();
    }

    /// {@return the value}
    ///
    /// @throws IllegalArgumentException when the text does not fit; the message says what would
    Object parse(String text) {
        try {
            return parser.parse(text);
        } catch (OutOfRange tooMuch) {
            throw new IllegalArgumentException(tooMuch.getMessage(), tooMuch);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException doesNotFit) {
            throw new IllegalArgumentException("must be " + expected, doesNotFit);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable checked) {
            // What a factory declares to throw is its way to say that the text does not fit, as DateFormat does.
            throw new IllegalArgumentException("must be " + expected, checked);
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }

    /// By an expression and [BigInteger] it was a sixth of a request with two numbers (JFR, in memory).
    private static long whole(String text, long least, long most) {
        requireWhole(text);
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException beyondAnyLong) {
            // said below
        }
        throw new OutOfRange("a whole number from %d to %d".formatted(least, most));
    }

    private static void requireWhole(String text) {
        int digits = text.startsWith("-") ? 1 : 0;
        boolean isWhole = text.length() > digits && text.length() <= MOST_NUMBER_CHARACTERS;
        for (int i = digits; isWhole && i < text.length(); i++) {
            isWhole = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!isWhole) {
            throw new IllegalArgumentException();
        }
    }

    private static Double finite(String text) {
        double value = decimal(text).doubleValue();
        if (Double.isInfinite(value)) {
            throw new OutOfRange("a number from -1.79e308 to 1.79e308");
        }
        return value;
    }

    private static Float finiteFloat(String text) {
        float value = decimal(text).floatValue();
        if (Float.isInfinite(value)) {
            throw new OutOfRange("a number from -3.4e38 to 3.4e38");
        }
        return value;
    }

    /// Short exponents only: `1e999999999` is a few octets here and gigabytes as an integer.
    private static BigDecimal decimal(String text) {
        if (text.length() > MOST_NUMBER_CHARACTERS || !DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        BigDecimal value = new BigDecimal(text);
        if (value.scale() < -10_000 || value.scale() > 10_000) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static String requireSome(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /// The JDK also takes "1-1-1-1-1", and drops digits that are too many.
    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    /// `Locale.of` takes anything for a language.
    private static Locale locale(String text) {
        try {
            return new Locale.Builder().setLanguageTag(requireSome(text)).build();
        } catch (IllformedLocaleException noTag) {
            throw new IllegalArgumentException(noTag);
        }
    }
}
