package dev.homespun.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a class file says of the outside world. Constants that the compiler has copied leave no trace in it.
///
/// @param name the class, such as `dev.homespun.http.Content$None`
/// @param outer the class it is a member of
/// @param open whether it is public or protected where it stands
/// @param classes every class it mentions, be it in code, a descriptor, a signature or an annotation
/// @param members every method and field it calls, refers to or accesses, such as `java.lang.Thread.ofVirtual`
/// @param staticVariables its static fields that are not final
/// @param openSignatures the classes in the signature of each public or protected member, and of the class itself
record ClassReferences(String name, Optional<String> outer, boolean open, Set<String> classes, Set<String> members,
                       List<String> staticVariables, Map<String, Set<String>> openSignatures) {

    /// A class within a descriptor or a generic signature (JVMS, sections 4.3 and 4.7.9.1).
    private static final Pattern CLASS_NAME = Pattern.compile("L((?:[\\w$-]+/)+[\\w$-]+)[;<]");

    /// {@return all classes in a folder and below it, without the module's descriptor}
    static List<ClassReferences> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class"))
                    .map(file -> of(parse(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the packages that a module's descriptor exports}
    static Set<String> exportsOf(Path moduleInfo) {
        return parse(moduleInfo).findAttribute(Attributes.module()).orElseThrow().exports().stream()
                .map(export -> export.exportedPackage().asSymbol().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassReferences of(ClassModel model) {
        Optional<InnerClassInfo> nested = model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(attribute -> attribute.classes().stream())
                .filter(inner -> inner.innerClass().asInternalName().equals(model.thisClass().asInternalName())).findFirst();
        Optional<String> outer = nested.flatMap(InnerClassInfo::outerClass).map(entry -> dotted(entry.asInternalName()));
        boolean isLocal = nested.isPresent() && outer.isEmpty();
        boolean open = !isLocal && isOpen(nested.map(InnerClassInfo::flagsMask).orElse(model.flags().flagsMask()));
        return new ClassReferences(dotted(model.thisClass().asInternalName()), outer, open, classes(model), members(model),
                staticVariables(model), openSignatures(model));
    }

    /// Descriptors, signatures and the types of annotations are all text in the constant pool, and look like nothing else.
    private static Set<String> classes(ClassModel model) {
        Set<String> names = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type when type.asSymbol().isClassOrInterface() -> names.add(dotted(type.asInternalName()));
                case Utf8Entry text -> names.addAll(classNames(text.stringValue()));
                default -> { }
            }
        }
        return names;
    }

    /// What bootstraps a lambda, a record, a switch or a concatenation is among them, too, but is no member of the
    /// classes that any rule names.
    private static Set<String> members(ClassModel model) {
        Set<String> members = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member) {
                members.add(dotted(member.owner().asInternalName()) + "." + member.name().stringValue());
            }
        }
        return members;
    }

    private static List<String> staticVariables(ClassModel model) {
        return model.fields().stream()
                .filter(field -> field.flags().has(AccessFlag.STATIC) && !field.flags().has(AccessFlag.FINAL))
                .map(field -> field.fieldName().stringValue()).toList();
    }

    private static Map<String, Set<String>> openSignatures(ClassModel model) {
        Map<String, Set<String>> signatures = new TreeMap<>();
        Set<String> parents = names("", model);
        Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .forEach(parent -> parents.add(dotted(parent.asInternalName())));
        signatures.put("its declaration", parents);
        model.fields().stream().filter(field -> isOpen(field.flags().flagsMask())).forEach(field ->
                signatures.computeIfAbsent(field.fieldName().stringValue(), _ -> new TreeSet<>())
                        .addAll(names(field.fieldType().stringValue(), field)));
        model.methods().stream().filter(method -> isOpen(method.flags().flagsMask())).forEach(method ->
                signatures.computeIfAbsent(method.methodName().stringValue(), _ -> new TreeSet<>())
                        .addAll(names(method.methodType().stringValue(), method)));
        return signatures;
    }

    private static Set<String> names(String descriptor, AttributedElement member) {
        Set<String> names = classNames(descriptor);
        member.findAttribute(Attributes.signature())
                .ifPresent(generic -> names.addAll(classNames(generic.signature().stringValue())));
        return names;
    }

    private static Set<String> classNames(String text) {
        return CLASS_NAME.matcher(text).results().map(match -> dotted(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOpen(int flags) {
        return (flags & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) != 0;
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    /// {@return the name that the table of layers has for the package of a class}
    static String layerOf(String className) {
        return LayerTable.nameOf(className.substring(0, className.lastIndexOf('.')));
    }

    String layer() {
        return layerOf(name);
    }
}
