package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassModel;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All classes of the application that values of a type are made of, and what is said there of validation.
///
/// @param all each class with what is in it
/// @param constrained those that have constraints, or hold something that has
record BodyTypes(Map<HeldType, Content> all, Set<HeldType> constrained) {

    /// What is in a class.
    ///
    /// @param constraint the first constraint, such as `title has @NotBlank`
    /// @param unheard constraints on parameters of constructors that their fields have not: nobody checks these
    /// @param members what it holds
    record Content(Optional<String> constraint, List<String> unheard, List<Member> members) {

        private boolean isConstrained(Set<HeldType> constrained) {
            return constraint.isPresent() || members.stream().anyMatch(member -> member.holdsAny(constrained));
        }
    }

    /// A member that holds classes of the application.
    ///
    /// @param name its name; empty for what is another side of the same value: a supertype, a permitted subclass
    /// @param types what it holds
    /// @param valid whether constraints within it are checked
    record Member(String name, Set<HeldType> types, boolean valid) {

        private boolean holdsAny(Set<HeldType> some) {
            return types.stream().anyMatch(some::contains);
        }
    }

    /// {@return the classes that values of a type are made of}
    ///
    /// @param json knows what a document can make of a type
    static BodyTypes of(Type type, JsonCodec json) {
        Map<HeldType, Content> all = new LinkedHashMap<>();
        Deque<HeldType> open = new ArrayDeque<>(HeldType.in(type, Set.of()));
        while (!open.isEmpty()) {
            HeldType next = open.remove();
            if (!all.containsKey(next)) {
                Content content = content(next, json);
                all.put(next, content);
                content.members.forEach(member -> open.addAll(member.types));
            }
        }
        return new BodyTypes(all, constrained(all));
    }

    /// Goes through all of them until nothing is added: types may hold each other in circles.
    private static Set<HeldType> constrained(Map<HeldType, Content> all) {
        Set<HeldType> constrained = new HashSet<>();
        boolean added = true;
        while (added) {
            added = constrained.addAll(all.entrySet().stream()
                    .filter(entry -> entry.getValue().isConstrained(constrained)).map(Map.Entry::getKey).toList());
        }
        return constrained;
    }

    /// {@return whether there is something to check; `@Valid` may stand before constraints that only a value shows}
    boolean askForCheck() {
        return !constrained.isEmpty() || all.values().stream().flatMap(content -> content.members.stream())
                .anyMatch(member -> member.valid && !member.name.isEmpty());
    }

    /// {@return the members of a class that hold constraints nobody would check}
    List<Member> unchecked(Content content) {
        return content.members.stream().filter(member -> !member.valid && member.holdsAny(constrained)).toList();
    }

    private static Content content(HeldType held, JsonCodec json) {
        Class<?> type = held.type();
        Optional<ClassModel> model = ClassFiles.of(type);
        if (model.isEmpty()) {
            return new Content(Optional.empty(), List.of(), List.of());
        }
        Map<String, Marks> marks = marks(model.get(), type);
        List<String> unheard = unheard(model.get(), type, marks);
        Optional<String> constraint = Stream.concat(marks.entrySet().stream()
                .flatMap(entry -> entry.getValue().constraint().stream().map(mark -> entry.getKey() + " has " + mark)),
                unheard.stream()).findFirst();
        List<Member> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            Set<HeldType> types = HeldType.in(field.getGenericType(), held.arguments());
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !types.isEmpty()) {
                members.add(new Member(field.getName(), types, isValid(field.getName(), marks)));
            }
        }
        members.add(new Member("", otherSides(held, json), true));
        return new Content(constraint, unheard, members);
    }

    private static Set<HeldType> otherSides(HeldType held, JsonCodec json) {
        Class<?> type = held.type();
        Type[] permitted = type.isSealed() ? type.getPermittedSubclasses() : new Type[0];
        return Stream.of(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()),
                Arrays.stream(permitted), json.subtypes(type).stream()).flatMap(types -> types)
                .flatMap(side -> HeldType.in(side, held.arguments()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// By the names of its fields, and of its methods with `()`; under `it` those of the class.
    private static Map<String, Marks> marks(ClassModel model, Class<?> type) {
        Map<String, AttributedElement> places = new LinkedHashMap<>(Map.of("it", model));
        model.fields().forEach(field -> places.put(field.fieldName().stringValue(), field));
        model.methods().forEach(method -> places.put(method.methodName().stringValue() + "()", method));
        Map<String, Marks> marks = new LinkedHashMap<>();
        places.forEach((place, element) -> marks.put(place, Marks.of(element, type)));
        return marks;
    }

    /// To the parameters of a compact constructor the compiler copies what stands before the components, and to their
    /// fields as well.
    private static List<String> unheard(ClassModel model, Class<?> type, Map<String, Marks> marks) {
        List<String> unheard = new ArrayList<>();
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            model.methods().stream().filter(each -> SourceLine.isSame(each, "<init>", constructor)).forEach(method -> {
                for (int i = 0; i < constructor.getParameterCount(); i++) {
                    String name = constructor.getParameters()[i].getName();
                    boolean isHeard = marks.containsKey(name) && marks.get(name).constraint().isPresent();
                    if (!isHeard) {
                        Marks.ofParameter(method, i, type).constraint().ifPresent(constraint -> unheard.add(
                                "parameter %s of its constructor has %s".formatted(name, constraint)));
                    }
                }
            });
        }
        return unheard;
    }

    /// On the field, or on its getter.
    private static boolean isValid(String field, Map<String, Marks> marks) {
        String getter = "get" + Character.toUpperCase(field.charAt(0)) + field.substring(1) + "()";
        return Stream.of(field, getter).anyMatch(place -> marks.containsKey(place) && marks.get(place).valid());
    }
}
