package dev.homespun.binding;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeAnnotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the class file says of validation at one place: a type, a member, a parameter. Reflection drops annotations
/// whose classes are not on the class path, which is when they have to be known.
///
/// @param constraint the first constraint there, such as `@NotBlank`
/// @param valid whether the constraints within the value are to be checked, too
record Marks(Optional<String> constraint, boolean valid) {

    private static final String VALID = "jakarta.validation.Valid";
    private static final String CONSTRAINT = "jakarta.validation.Constraint";
    private static final List<String> CONSTRAINTS =
            List.of("jakarta.validation.constraints.", "org.hibernate.validator.constraints.");

    /// {@return what asks for a check: a constraint, or else `@Valid`}
    Optional<String> asksForCheck() {
        return constraint.or(() -> valid ? Optional.of("@Valid") : Optional.empty());
    }

    /// @param element a class, field or method
    /// @param neighbour a class that can see the classes of its annotations
    static Marks of(AttributedElement element, Class<?> neighbour) {
        return of(annotations(element), neighbour);
    }

    /// {@return the marks of a parameter, those within its type among them}
    ///
    /// @param index from 0
    static Marks ofParameter(MethodModel method, int index, Class<?> neighbour) {
        Stream<Annotation> declared = method.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).stream()
                .flatMap(attribute -> attribute.parameterAnnotations().stream().skip(index).limit(1))
                .flatMap(List::stream);
        Stream<Annotation> ofType = typeAnnotations(method).filter(annotation -> annotation.targetInfo()
                instanceof TypeAnnotation.FormalParameterTarget target && target.formalParameterIndex() == index)
                .map(TypeAnnotation::annotation);
        return of(Stream.concat(declared, ofType), neighbour);
    }

    private static Marks of(Stream<Annotation> annotations, Class<?> neighbour) {
        List<Annotation> all = annotations.toList();
        return new Marks(all.stream().filter(annotation -> isConstraint(annotation, neighbour)).findFirst()
                .map(annotation -> "@" + simple(name(annotation))),
                all.stream().anyMatch(annotation -> name(annotation).equals(VALID)));
    }

    private static Stream<Annotation> annotations(AttributedElement element) {
        return Stream.concat(
                element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                        .flatMap(attribute -> attribute.annotations().stream()),
                typeAnnotations(element).filter(annotation ->
                        !(annotation.targetInfo() instanceof TypeAnnotation.FormalParameterTarget))
                        .map(TypeAnnotation::annotation));
    }

    private static Stream<TypeAnnotation> typeAnnotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream());
    }

    /// One that the specification or Hibernate has, one that an application has made, or several of these that were
    /// repeated.
    private static boolean isConstraint(Annotation annotation, Class<?> neighbour) {
        String name = name(annotation);
        return CONSTRAINTS.stream().anyMatch(name::startsWith)
                || ClassFiles.of(name, neighbour).stream().flatMap(Marks::annotations)
                        .anyMatch(meta -> name(meta).equals(CONSTRAINT))
                || repeated(annotation).anyMatch(each -> isConstraint(each, neighbour));
    }

    private static Stream<Annotation> repeated(Annotation annotation) {
        return annotation.elements().stream().map(AnnotationElement::value)
                .filter(AnnotationValue.OfArray.class::isInstance).map(AnnotationValue.OfArray.class::cast)
                .flatMap(array -> array.values().stream())
                .filter(AnnotationValue.OfAnnotation.class::isInstance).map(AnnotationValue.OfAnnotation.class::cast)
                .map(AnnotationValue.OfAnnotation::annotation);
    }

    private static String name(Annotation annotation) {
        String descriptor = annotation.className().stringValue();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
