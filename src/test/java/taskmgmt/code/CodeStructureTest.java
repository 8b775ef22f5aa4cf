package taskmgmt.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.code.CodeItem.Kind;
import taskmgmt.code.CodeItem.Visibility;

class CodeStructureTest {
    private static CodeItem item(Kind kind, String name, Language language, Visibility visibility) {
        return new CodeItem(kind, name, name.substring(name.lastIndexOf('.') + 1), null, language, "f", 1, 3, kind == Kind.FUNCTION ? 2 : 0, 1, visibility);
    }

    private static CodeItem function(String name, Language language) {
        return item(Kind.FUNCTION, name, language, Visibility.INTERNAL);
    }

    private static CodeFile file(Language language, Map<String, Integer> mentions, CodeItem... items) {
        return new CodeFile("f", language, 10, List.of(items), mentions, 0, 0);
    }

    @Test
    void aNameThatStandsNowhereElseIsACandidate() {
        CodeStructure structure = new CodeStructure(Set.of());
        CodeItem once = function("A.once", Language.JAVA);
        CodeItem called = function("A.called", Language.JAVA);
        structure.add(file(Language.JAVA, Map.of("once", 1, "called", 2), once, called, item(Kind.CALL, "called", Language.JAVA, Visibility.INTERNAL)));
        assertThat(structure.unused()).containsExactly(once);
        assertThat(structure.calledBy(called)).isEqualTo(1);
        assertThat(structure.calledBy(once)).isZero();
    }

    @Test
    void twoDefinitionsOfOneNameDoNotUseEachOther() {
        CodeStructure structure = new CodeStructure(Set.of());
        structure.add(file(Language.GO, Map.of("twice", 1), function("A.twice", Language.GO)));
        structure.add(file(Language.GO, Map.of("twice", 1), function("B.twice", Language.GO)));
        assertThat(structure.unused()).hasSize(2);
        structure.add(file(Language.GO, Map.of("twice", 1)));
        assertThat(structure.unused()).isEmpty();
    }

    @Test
    void anotherLanguageUsesNothing() {
        CodeStructure structure = new CodeStructure(Set.of());
        structure.add(file(Language.JAVASCRIPT, Map.of("x", 1), function("x", Language.JAVASCRIPT)));
        structure.add(file(Language.PYTHON, Map.of("x", 5)));
        assertThat(structure.unused()).hasSize(1);
        structure.add(file(Language.TYPESCRIPT, Map.of("x", 1)));
        assertThat(structure.unused()).isEmpty();
    }

    @Test
    void whatIsFoundByOtherMeansIsNoCandidate() {
        CodeStructure structure = new CodeStructure(Set.of());
        structure.add(file(Language.JAVA, Map.of("main", 1, "run", 1), item(Kind.FUNCTION, "main", Language.JAVA, Visibility.FOUND_OTHERWISE),
                item(Kind.FUNCTION, "run", Language.JAVA, Visibility.EXPORTED)));
        assertThat(structure.unused()).extracting(CodeItem::name).containsExactly("run");
    }

    @Test
    void keepsWhatIsWantedAndCountsTheRest() {
        CodeStructure structure = new CodeStructure(EnumSet.of(Kind.IMPORT));
        structure.add(file(Language.JAVA, Map.of(), item(Kind.IMPORT, "x", Language.JAVA, Visibility.INTERNAL), item(Kind.CALL, "y", Language.JAVA, Visibility.INTERNAL),
                function("z", Language.JAVA)));
        assertThat(structure.items()).extracting(CodeItem::kind).containsExactly(Kind.IMPORT, Kind.FUNCTION);
        assertThat(structure.figures()).containsExactly(new LanguageFigures(Language.JAVA, 1, 10, 1, 0, 1, 1, 2, 2, 0));
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        CodeStructure structure = new CodeStructure(Set.of(), 3);
        assertThat(structure.hasRoom()).isTrue();
        structure.add(file(Language.JAVA, Map.of("a", 1, "b", 1), function("a", Language.JAVA)));
        assertThat(structure.hasRoom()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"A.java,JAVA", "a.py,PYTHON", "a.pyi,PYTHON", "a.mjs,JAVASCRIPT", "a.ts,TYPESCRIPT", "a.go,GO", "a.rs,RUST", "a.txt,", "py,", "go,", "a.d.ts,TYPESCRIPT", "a.py pyi,", "a.,", "java,",
        ".rs,RUST"})
    void filesAreKnownByTheirEndings(String name, Language language) {
        assertThat(Language.ofFile(name)).isEqualTo(language);
    }
}
