package dev.homespun.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.util.StdConverter;

/// Writes numbers, and refuses what is none in JSON. Jackson writes "NaN" and "Infinity", text that nobody can read as
/// a number again.
final class FiniteNumber extends StdScalarSerializer<Number> {

    private FiniteNumber(Class<? extends Number> type) {
        super(type, false);
    }

    static void addTo(SimpleModule module) {
        for (Class<? extends Number> type : List.of(double.class, Double.class, float.class, Float.class)) {
            module.addSerializer(type, new FiniteNumber(type));
        }
        module.addSerializer(double[].class, new StdConvertingSerializer(double[].class, new Doubles()))
                .addSerializer(float[].class, new StdConvertingSerializer(float[].class, new Floats()))
                .addSerializer(OptionalDouble.class, new StdConvertingSerializer(OptionalDouble.class, new Perhaps()));
    }

    @Override
    public void serialize(Number value, JsonGenerator generator, SerializationContext context) {
        if (!Double.isFinite(value.doubleValue())) {
            context.reportMappingProblem("%s is no number in JSON (RFC 8259, section 6)", value);
        }
        if (value instanceof Float number) {
            generator.writeNumber(number);
        } else {
            generator.writeNumber(value.doubleValue());
        }
    }

    private static final class Doubles extends StdConverter<double[], List<Double>> {
        @Override
        public List<Double> convert(double[] array) {
            return Arrays.stream(array).boxed().toList();
        }
    }

    private static final class Floats extends StdConverter<float[], List<Float>> {
        @Override
        public List<Float> convert(float[] array) {
            List<Float> values = new ArrayList<>(array.length);
            for (float each : array) {
                values.add(each);
            }
            return values;
        }
    }

    private static final class Perhaps extends StdConverter<OptionalDouble, Optional<Double>> {
        @Override
        public Optional<Double> convert(OptionalDouble value) {
            return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
        }
    }
}
