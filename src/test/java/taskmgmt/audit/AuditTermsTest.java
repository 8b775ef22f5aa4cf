package taskmgmt.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Golden;

class AuditTermsTest {
    private static final Path SOURCES = Golden.inProject("src/main/java/taskmgmt");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]+");
    /** They are names of commands' results and fields of records too, so only those who write entries must not spell them. */
    private static final String WRITES_ENTRIES = "new AuditEntry(";

    @Test
    void everyTermHasAMeaningInTheReference() throws ReflectiveOperationException {
        Set<String> meant = new HashSet<>(actions());
        meant.addAll(AuditReference.keys().keySet());
        meant.addAll(AuditReference.fixes().keySet());
        meant.add(AuditTerms.HELD);

        for (Field term : AuditTerms.class.getFields()) {
            String text = (String) term.get(null);
            assertThat(meant).as(term.getName()).anyMatch(known -> text.endsWith("_") ? known.startsWith(text) : known.equals(text));
        }
    }

    @Test
    void everyKeyOfAnActionHasAMeaningAndEveryMeaningAKeyOfAnAction() {
        Set<String> used = new HashSet<>(AuditReference.OF_TASKS);
        AuditReference.ACTIONS.forEach(action -> used.addAll(action.metadata()));

        assertThat(used).containsExactlyInAnyOrderElementsOf(AuditReference.keys().keySet());
        assertThat(AuditReference.ACTIONS).extracting(AuditReference.Action::name).doesNotHaveDuplicates();
    }

    @Test
    void nobodyElseSpellsAnAction() throws IOException {
        Set<String> actions = new LinkedHashSet<>(actions());
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            for (String literal : literals(source)) {
                WORD.matcher(literal).results().map(MatchResult::group).filter(actions::contains)
                        .forEach(action -> found.add(SOURCES.relativize(source) + ": " + action));
            }
        }
        found.removeIf(each -> each.startsWith("alert/") || each.startsWith("cli/alert/")); // what alerts are about has words of its own
        // The help of 'audit list' has an example of one.
        assertThat(found).containsExactly("cli/audit/AuditListCommand.java: incident_resolved");
    }

    @Test
    void whoWritesEntriesSpellsNoKeyOfTheirMetadata() throws IOException {
        Set<String> keys = new HashSet<>(AuditReference.keys().keySet());
        keys.addAll(AuditReference.fixes().keySet());
        List<String> found = new ArrayList<>();
        int writers = 0;
        for (Path source : sources()) {
            if (Files.readString(source).contains(WRITES_ENTRIES)) {
                writers++;
                for (String literal : literals(source)) {
                    if (keys.contains(literal)) {
                        found.add(SOURCES.relativize(source) + ": " + literal);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(writers).isGreaterThan(9);
    }

    private static List<String> actions() {
        return AuditReference.ACTIONS.stream().map(AuditReference.Action::name).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(SOURCES.resolve("audit"))).sorted().toList();
        }
    }

    private static List<String> literals(Path source) throws IOException {
        return LITERAL.matcher(Files.readString(source)).results()
                .map(literal -> literal.group().substring(1, literal.group().length() - 1)).toList();
    }
}
