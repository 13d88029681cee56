package dev.homespun.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of docs/ARCHITECTURE.md. Each gives a sentence for every place where it is broken: who, what, and what would
/// be allowed.
final class LayerRules {

    private static final Pattern REACTIVE = Pattern.compile(
            "java\\.util\\.concurrent\\.(Flow(\\$\\w+)?|CompletionStage|\\w*Future)|.*[.$]\\w*Publisher");

    private final LayerTable table;
    private final Map<String, ClassReferences> classes;

    /// @param compiled those that are not ours are left out
    LayerRules(LayerTable table, List<ClassReferences> compiled) {
        this.table = table;
        classes = compiled.stream().filter(type -> LayerTable.isOurs(type.name()))
                .collect(Collectors.toMap(ClassReferences::name, Function.identity()));
    }

    private Stream<ClassReferences> classes() {
        return classes.values().stream();
    }

    private Set<String> layers() {
        return classes().map(ClassReferences::layer).collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> everyPackageHasARow() {
        Stream<String> withoutRow = layers().stream().filter(layer -> !table.rows().containsKey(layer))
                .map("package %s has no row in the table of docs/ARCHITECTURE.md"::formatted);
        Stream<String> withoutPackage = table.rows().keySet().stream()
                .filter(row -> !layers().contains(row))
                .map("the table has a row for %s, and there is no such package"::formatted);
        return Stream.concat(withoutRow, withoutPackage).toList();
    }

    List<String> everyImportIsInTheRow() {
        return classes().filter(type -> table.rows().containsKey(type.layer()))
                .flatMap(type -> type.classes().stream().filter(LayerTable::isOurs)
                        .filter(referred -> !isAllowed(type.layer(), ClassReferences.layerOf(referred)))
                        .map(referred -> "%s refers to %s; the row of %s allows %s".formatted(type.name(), referred,
                                type.layer(), table.rows().get(type.layer()).allowed())))
                .sorted().toList();
    }

    private boolean isAllowed(String from, String to) {
        return from.equals(to) || table.rows().get(from).imports().contains(to);
    }

    List<String> everyImportOfARowIsARow() {
        return table.rows().values().stream().flatMap(row -> row.imports().stream()
                .filter(imported -> !table.rows().containsKey(imported))
                .map(imported -> "the row of %s allows %s, which has no row".formatted(row.name(), imported))).toList();
    }

    List<String> noCycleOfRows() {
        return table.rows().keySet().stream().flatMap(row -> cycle(List.of(row))).limit(1)
                .map(path -> "the rows form a cycle: " + String.join(" -> ", path)).toList();
    }

    /// {@return the ways on from the end of a path that lead back to its start}
    private Stream<List<String>> cycle(List<String> path) {
        if (!table.rows().containsKey(path.getLast())) {
            return Stream.empty();
        }
        return table.rows().get(path.getLast()).imports().stream().flatMap(next -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(next);
            return next.equals(path.getFirst()) ? Stream.of(longer) : path.contains(next) ? Stream.empty() : cycle(longer);
        });
    }

    /// @param exports the packages that module-info exports
    List<String> exportsAreAsInTheTable(Set<String> exports) {
        Set<String> exported = exports.stream().map(LayerTable::nameOf).collect(Collectors.toSet());
        return table.rows().values().stream()
                .filter(row -> layers().contains(row.name()) && row.exported() != exported.contains(row.name()))
                .map(row -> row.exported()
                        ? "the row of %s says that it is exported, and module-info does not export it".formatted(row.name())
                        : "module-info exports %s, and its row says that it is not exported".formatted(row.name()))
                .toList();
    }

    List<String> everythingConfinedStaysInItsPlace() {
        return classes().flatMap(type -> Confinement.ALL.stream().flatMap(rule -> rule.violations(type)))
                .sorted().toList();
    }

    /// A final field may still hold something that changes; that is for a reviewer to see.
    List<String> noStaticVariables() {
        return classes().flatMap(type -> type.staticVariables().stream().map(field ->
                "%s has the static field %s that is not final; state belongs to an object".formatted(type.name(), field)))
                .sorted().toList();
    }

    List<String> noReactiveTypesInOpenSignatures() {
        return classes().filter(type -> isExported(type) && isReachable(type))
                .flatMap(type -> type.openSignatures().entrySet().stream().flatMap(member -> member.getValue().stream()
                        .filter(REACTIVE.asMatchPredicate())
                        .map(mentioned -> "%s mentions %s in %s; what is exported has no reactive or future type".formatted(
                                type.name(), mentioned, member.getKey()))))
                .sorted().toList();
    }

    private boolean isExported(ClassReferences type) {
        LayerTable.Row row = table.rows().get(type.layer());
        return row != null && row.exported();
    }

    private boolean isReachable(ClassReferences type) {
        return type.open() && type.outer().map(classes::get).map(this::isReachable).orElse(true);
    }

    /// The compiler writes a class file for it because there is @NullMarked in it.
    List<String> everyPackageHasAPackageInfo() {
        Set<String> described = classes().filter(type -> type.name().endsWith(".package-info"))
                .map(ClassReferences::layer).collect(Collectors.toSet());
        return layers().stream().filter(layer -> !described.contains(layer))
                .map("package %s has no package-info with @NullMarked"::formatted).toList();
    }
}
