package dev.homespun.json;

import java.time.Month;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.MapType;
import tools.jackson.databind.util.StdConverter;

/// What Jackson lets pass and has no switch for: each kind of value gets a reader around Jackson's that is stricter. A
/// month is written as it is read, by its name, and a number only when it is one.
final class StrictValues extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1;

    /// Of these Jackson takes more than they can hold: 200 as the byte -56, `1e400` and the text "NaN" as doubles.
    private static final Set<Class<?>> NARROW = Set.of(byte.class, Byte.class, float.class, Float.class,
            double.class, Double.class);

    private StrictValues() {}

    static JacksonModule module() {
        SimpleModule module = new SimpleModule("strict-values").setDeserializerModifier(new StrictValues())
                .addSerializer(Month.class, new ToStringSerializer(Month.class))
                .addDeserializer(double[].class, new StdConvertingDeserializer<>(new Doubles()))
                .addDeserializer(float[].class, new StdConvertingDeserializer<>(new Floats()));
        FiniteNumber.addTo(module);
        return module;
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        Class<?> type = bean.getBeanClass();
        if (type == Object.class) {
            return new WholeTree(deserializer);
        }
        if (NARROW.contains(type)) {
            return new NarrowNumber(deserializer);
        }
        return isText(type, deserializer) ? new ExactText(deserializer, true) : deserializer;
    }

    private static boolean isText(Class<?> type, ValueDeserializer<?> deserializer) {
        return !CharSequence.class.isAssignableFrom(type) && deserializer instanceof FromStringDeserializer
                || type.getPackageName().equals("java.time") && !type.isEnum()
                || Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    }

    /// Constants may be other things than text where an application says so with `@JsonValue`.
    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
            BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        return new ExactText(deserializer, type.hasRawClass(Month.class));
    }

    /// Octets as base64, not as numbers.
    @Override
    public ValueDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type,
            BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        return type.hasRawClass(byte[].class) ? new ExactText(deserializer, true) : deserializer;
    }

    @Override
    public ValueDeserializer<?> modifyMapDeserializer(DeserializationConfig config, MapType type,
            BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        return isName(type.getKeyType()) ? deserializer : new UniqueKeys.OfMap(deserializer);
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config, JavaType type,
            KeyDeserializer deserializer) {
        return isName(type) ? deserializer : new UniqueKeys(deserializer);
    }

    private static boolean isName(JavaType key) {
        return key.hasRawClass(String.class) || key.hasRawClass(Object.class);
    }

    /// Element by element, so that each is read as a double by itself is.
    private static final class Doubles extends StdConverter<List<Double>, double[]> {
        @Override
        public double[] convert(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static final class Floats extends StdConverter<List<Float>, float[]> {
        @Override
        public float[] convert(List<Float> values) {
            float[] array = new float[values.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = values.get(i);
            }
            return array;
        }
    }
}
