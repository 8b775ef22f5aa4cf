package taskmgmt.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The structure of a body of code, assembled file by file. Its size is bounded by {@link #MAX_ENTRIES}: once it has this many items
 * and names, further files are left out, which is reported. Not thread-safe.
 */
public final class CodeStructure {
    /** Items and names together; about 150 bytes each. */
    public static final int MAX_ENTRIES = 2_000_000;

    private final Set<CodeItem.Kind> kept;
    private final int maxEntries;
    private final List<CodeItem> items = new ArrayList<>();
    private final Map<Language, LanguageFigures> figures = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, Uses>> uses = new EnumMap<>(Language.class);
    private final List<SyntaxFault> faults = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();
    private long names;

    /** @param kept the kinds of items to keep individually, in addition to functions and classes; the others are only counted */
    public CodeStructure(Set<CodeItem.Kind> kept) {
        this(kept, MAX_ENTRIES);
    }

    CodeStructure(Set<CodeItem.Kind> kept, int maxEntries) {
        this.kept = EnumSet.of(CodeItem.Kind.FUNCTION, CodeItem.Kind.CLASS);
        this.kept.addAll(kept);
        this.maxEntries = maxEntries;
    }

    /** How often a name occurs in the code: in total, in definitions, and as the name of what is called. */
    private static final class Uses {
        private int mentions;
        private int definitions;
        private int calls;
    }

    /** Whether there is room for another file. */
    public boolean hasRoom() {
        return items.size() + names < maxEntries;
    }

    public void add(CodeFile file) {
        figures.put(file.language(), figures.getOrDefault(file.language(), LanguageFigures.none(file.language())).plus(file));
        Map<String, Uses> known = uses.computeIfAbsent(file.language().family(), _ -> new HashMap<>());
        file.mentions().forEach((name, count) -> uses(name, known).mentions += count);
        for (CodeItem each : file.items()) {
            if (each.isDefinition()) {
                uses(each.simpleName(), known).definitions++;
            } else if (each.kind() == CodeItem.Kind.CALL) {
                uses(each.simpleName(), known).calls++;
            }
            if (kept.contains(each.kind())) {
                items.add(each);
            }
        }
        if (file.errors() > 0) {
            faults.add(new SyntaxFault(file.path(), file.errorLine(), file.errors()));
        }
    }

    private Uses uses(String name, Map<String, Uses> known) {
        return known.computeIfAbsent(name, _ -> {
            names++;
            return new Uses();
        });
    }

    public void skip(SkippedFile file) {
        skipped.add(file);
    }

    /** The figures of each language that occurs. */
    public List<LanguageFigures> figures() {
        return List.copyOf(figures.values());
    }

    /** Files that do not follow their grammar everywhere, in the order in which they were read. */
    public List<SyntaxFault> faults() {
        return List.copyOf(faults);
    }

    /** Files that were not analysed, and why. */
    public List<SkippedFile> skipped() {
        return List.copyOf(skipped);
    }

    /** All items that were kept, in the order of the files and within them. */
    public List<CodeItem> items() {
        return List.copyOf(items);
    }

    /** The functions with the most branches, the most complex first. */
    public List<CodeItem> mostComplex(int most) {
        return items.stream().filter(each -> each.kind() == CodeItem.Kind.FUNCTION).sorted(Comparator.comparingInt(CodeItem::complexity).reversed()).limit(most).toList();
    }

    /** Functions and classes that may be dead code, in the same order. */
    public List<CodeItem> unused() {
        return items.stream().filter(this::isUnused).toList();
    }

    /**
     * Whether the name of a function or class occurs nowhere except where it, or another one with that name, is defined. That is a
     * hint, not a proof: it may be used by reflection or by code that was not analysed; and something unused may be missed, for
     * instance if it calls itself.
     */
    public boolean isUnused(CodeItem item) {
        if (!item.isDefinition() || item.visibility() == CodeItem.Visibility.FOUND_OTHERWISE) {
            return false;
        }
        Uses found = usesOf(item);
        return found.mentions <= found.definitions;
    }

    /** The number of calls of something with that name. */
    public int calledBy(CodeItem item) {
        return item.isDefinition() ? usesOf(item).calls : 0;
    }

    private Uses usesOf(CodeItem item) {
        return uses.getOrDefault(item.language().family(), Map.of()).getOrDefault(item.simpleName(), new Uses());
    }
}
