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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// From the text of a path variable, a query parameter or a field to a value.
///
/// @param expected what the text must be, such as "a UUID"; for the client
/// @param parser makes the value, or throws one of the exceptions that [#parse] knows
record TextValues(String expected, Parser parser) {

    private static final Map<Class<?>, TextValues> KNOWN = Map.ofEntries(
            entry(String.class, "text", text -> text),
            entry(int.class, "an int", Integer::valueOf),
            entry(long.class, "a long", Long::valueOf),
            entry(short.class, "a short", Short::valueOf),
            entry(byte.class, "a byte", Byte::valueOf),
            entry(double.class, "a number", TextValues::finite),
            entry(float.class, "a number", TextValues::finiteFloat),
            entry(boolean.class, "true or false", TextValues::truth),
            entry(char.class, "one character", TextValues::character),
            entry(BigDecimal.class, "a number", TextValues::decimal),
            entry(BigInteger.class, "a whole number", text -> decimal(text).toBigIntegerExact()),
            entry(UUID.class, "a UUID", TextValues::uuid),
            entry(URI.class, "a URI", URI::create),
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
        Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(each -> each.toString().toLowerCase(Locale.ROOT), Function.identity(),
                        (first, second) -> first));
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
                    return Optional.of(new TextValues("a " + type.getSimpleName(), handle::invokeExact));
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

    /// The JDK also takes "NaN", "0x1p3" and "1d" for a double.
    private static Double finite(String text) {
        double value = decimal(text).doubleValue();
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Float finiteFloat(String text) {
        float value = finite(text).floatValue();
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /// Short exponents only: `1e999999999` is a few octets here and gigabytes as an integer.
    private static BigDecimal decimal(String text) {
        BigDecimal value = new BigDecimal(text);
        if (text.length() > 1_000 || value.scale() < -10_000 || value.scale() > 10_000) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /// The JDK also takes "1-1-1-1-1".
    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }
}
