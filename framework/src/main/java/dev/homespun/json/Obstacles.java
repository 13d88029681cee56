package dev.homespun.json;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.NullifyingDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// Looks at how Jackson would read a type and all that it is made of, for what can never work. Nothing is read, so no
/// code of the application runs.
final class Obstacles {

    private final JsonMapper mapper;
    private final boolean patched;
    private final DeserializationContext context;
    private final Set<JavaType> seen = new HashSet<>();
    private final Set<String> found = new LinkedHashSet<>();

    private Obstacles(JsonMapper mapper, boolean patched) {
        this.mapper = mapper;
        this.patched = patched;
        this.context = mapper._deserializationContext();
    }

    static List<String> of(JsonMapper mapper, Type type) {
        return new Obstacles(mapper, false).all(type);
    }

    /// {@return also what values would lose when they are written, patched and read again}
    static List<String> ofPatched(JsonMapper mapper, Type type) {
        return new Obstacles(mapper, true).all(type);
    }

    private List<String> all(Type type) {
        look(mapper.constructType(type), "");
        return List.copyOf(found);
    }

    /// @param place such as `an element of shapes of Drawing`; empty for the type itself
    private void look(JavaType type, String place) {
        if (!seen.add(type)) {
            return;
        }
        try {
            if (context.findTypeDeserializer(type) != null) {
                lookAtKinds(type);
            }
            if (!type.isAbstract() || context.findTypeDeserializer(type) == null) {
                look(type, context.findContextualValueDeserializer(type, null), place);
            }
        } catch (JacksonException unreadable) {
            int before = found.size();
            lookWithin(type, place);
            if (found.size() == before) {
                add(type, place, String.valueOf(unreadable.getOriginalMessage()));
            }
        }
    }

    /// What holds something unreadable cannot be read itself; then it is that which has to be told.
    private void lookWithin(JavaType type, String place) {
        if (type.getContentType() != null) {
            lookAtElements(type, place);
        } else if (!type.getRawClass().getName().startsWith("java.")) {
            Members.of(mapper, type.getRawClass()).forEach(member -> look(member.getPrimaryType(),
                    "%s of %s".formatted(member.getName(), name(type))));
        }
    }

    private void look(JavaType type, ValueDeserializer<?> reader, String place) {
        ValueDeserializer<?> inner = reader;
        while (inner.getDelegatee() != null) {
            inner = inner.getDelegatee();
        }
        switch (inner) {
            case BeanDeserializerBase bean -> lookAtBean(type, bean, place);
            case AbstractDeserializer _ -> add(type, place, "it is abstract, and nothing says which class to make");
            case NullifyingDeserializer _ -> add(type, place, "it has no values");
            default -> lookAtOthers(type, place);
        }
    }

    private void lookAtOthers(JavaType type, String place) {
        lookAtElements(type, place);
        if (type.isEnumType()) {
            Set<String> names = new HashSet<>();
            new Wanted(mapper).constants(type.getRawClass()).stream().filter(name -> !names.add(name)).findFirst()
                    .ifPresent(name -> add(type, place, "two of its constants are \"%s\"".formatted(name)));
        }
    }

    /// A property can say itself how its elements are read; then it has.
    private void lookAtElements(JavaType type, String place) {
        JavaType element = type.getContentType();
        if (element != null && element.getTypeHandler() != null) {
            lookAtKinds(element);
        } else if (element != null && element.getValueHandler() == null) {
            look(element, "an element of " + (place.isEmpty() ? name(type) : place));
        }
    }

    private void lookAtKinds(JavaType type) {
        Kinds.classes(mapper, type).stream().filter(kind -> !kind.isAbstract()).forEach(kind -> look(kind, name(kind)));
    }

    private void lookAtBean(JavaType type, BeanDeserializerBase bean, String place) {
        ValueInstantiator maker = bean.getValueInstantiator();
        if (type.getRawClass().getName().startsWith("java.")) {
            add(type, place, "it is a class of the JDK that stands for no JSON");
            return;
        }
        if (!maker.canInstantiate()) {
            add(type, place, "it has no constructor that Jackson can call");
            return;
        }
        if (bean.getPropertyCount() == 0 && !type.isRecordType() && !bean.hasAnySetter() && !isMadeOfOneValue(maker)) {
            add(type, place, "it has no member that a document could set");
        }
        if (maker.canCreateFromObjectWith()) {
            Arrays.stream(maker.getFromObjectArguments(mapper.deserializationConfig()))
                    .filter(argument -> argument.isRequired() && argument.isIgnorable())
                    .forEach(argument -> add(type, place,
                            "its %s is required, and ignored when it is sent".formatted(argument.getName())));
        }
        if (patched) {
            LostMembers.of(mapper, bean).forEach(name -> add(type, place,
                    "its %s is not read from JSON, and a patched value would be without it".formatted(name)));
        }
        for (Iterator<SettableBeanProperty> each = bean.properties(); each.hasNext(); ) {
            SettableBeanProperty property = each.next();
            if (property.hasValueTypeDeserializer()) {
                lookAtKinds(property.getType());
            } else if (property.hasValueDeserializer() && seen.add(property.getType())) {
                look(property.getType(), property.getValueDeserializer(),
                        "%s of %s".formatted(property.getName(), name(type)));
            }
        }
    }

    private static boolean isMadeOfOneValue(ValueInstantiator maker) {
        return maker.canCreateFromString() || maker.canCreateFromInt() || maker.canCreateFromLong()
                || maker.canCreateFromDouble() || maker.canCreateFromBoolean() || maker.canCreateFromBigDecimal()
                || maker.canCreateFromBigInteger() || maker.canCreateUsingDelegate()
                || maker.canCreateUsingArrayDelegate();
    }

    private void add(JavaType type, String place, String reason) {
        found.add(place.isEmpty() ? reason : "%s is of type %s: %s".formatted(place, name(type), reason));
    }

    private static String name(JavaType type) {
        return type.getRawClass().getSimpleName();
    }
}
