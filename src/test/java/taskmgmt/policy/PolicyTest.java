package taskmgmt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.redaction.Redaction;

class PolicyTest {
    private static final ProtectedResource BACKUP = ProtectedResource.task("storage", "backup", null, "b1");

    @Test
    void aRuleThatDeniesWinsWhereverItStands() {
        Rule allow = rule("all", Effect.ALLOW, "*", "*", "/*");
        Rule deny = rule("not backups", Effect.DENY, "bot", "task.complete", "/storage/backup/*");
        for (List<Rule> rules : List.of(List.of(allow, deny), List.of(deny, allow))) {
            Policy policy = policy(Effect.ALLOW, rules);
            assertThat(policy.decide("bot", "task.complete", BACKUP)).isEqualTo(new Decision(false, "not backups"));
            assertThat(policy.decide("bot", "task.start", BACKUP)).isEqualTo(new Decision(true, "all"));
            assertThat(policy.decide("ann", "task.complete", BACKUP)).isEqualTo(new Decision(true, "all"));
        }
    }

    @Test
    void whereNoRuleSpeaksTheDefaultDecides() {
        assertThat(policy(Effect.DENY, List.of()).decide("bot", "task.start", BACKUP)).isEqualTo(new Decision(false, "default"));
        assertThat(policy(Effect.ALLOW, List.of()).decide("bot", "task.start", BACKUP)).isEqualTo(new Decision(true, "default"));
    }

    @ParameterizedTest
    @CsvSource({"task.*, task.start, true", "task.*, taskx.start, false", "*, incident.open, true", "task.start, task.started, false",
        "task.start, task.start, true", "learning.*, task.start, false"})
    void actionsMatchWholeOrByTheirNoun(String pattern, String action, boolean expected) {
        Policy policy = policy(Effect.DENY, List.of(rule("r", Effect.ALLOW, "bot", pattern, "/*")));
        assertThat(policy.decide("bot", action, BACKUP).allowed()).isEqualTo(expected);
    }

    @Test
    void accountsAreExactNamesOrGroups() {
        Policy policy = policy(Effect.DENY, List.of(rule("g", Effect.ALLOW, "@ops", "*", "/*"), rule("b", Effect.ALLOW, "bot", "*", "/*")));
        assertThat(policy.decide("ann", "task.start", BACKUP).allowed()).isTrue();
        assertThat(policy.decide("bot", "task.start", BACKUP).allowed()).isTrue();
        assertThat(policy.decide("Bot", "task.start", BACKUP).allowed()).isFalse();
        assertThat(policy.decide("bot2", "task.start", BACKUP).allowed()).isFalse();
        assertThat(policy.decide("ops", "task.start", BACKUP).allowed()).isFalse();
        assertThat(policy.decide("@ops", "task.start", BACKUP).allowed()).isFalse();
    }

    /** What nobody sees, or what is easily typed in another way, gets nobody past a rule that denies, and nobody in by one that allows. */
    @ParameterizedTest
    @ValueSource(strings = {"Storage", "STORAGE", "storage ", " storage", "stor age", "sto\u200brage", "\uff53torage", "storage\u00ad", "storage\u00a0"})
    void anotherSpellingOfANameEscapesNoRuleThatDenies(String spelled) {
        Policy denying = policy(Effect.ALLOW, List.of(rule("no", Effect.DENY, "*", "*", "/storage/*")));
        Decision denied = denying.decide("x", "task.start", ProtectedResource.task(spelled, "t", null, "1"));
        assertThat(denied.allowed()).isFalse();
        assertThat(denied.rule()).startsWith("no, '/").endsWith("' being another spelling of a scope it names");
        assertThat(denying.decide("x", "task.start", ProtectedResource.task("storage", "t", null, "1")).rule()).isEqualTo("no");
        assertThat(denying.decide("x", "task.start", ProtectedResource.task("storage2", "t", null, "1")).allowed()).isTrue();
        Policy allowing = policy(Effect.DENY, List.of(rule("yes", Effect.ALLOW, "*", "*", "/storage/*")));
        assertThat(allowing.decide("x", "task.start", ProtectedResource.task(spelled, "t", null, "1")).allowed()).isFalse();
        Policy account = policy(Effect.ALLOW, List.of(rule("no", Effect.DENY, "storage", "*", "/*")));
        assertThat(account.decide(spelled, "task.start", BACKUP).allowed()).isFalse();
    }

    @Test
    void typesOfResourcesAreToldApart() {
        Rule rule = new Rule("r", Effect.ALLOW, List.of("*"), List.of("*"), Set.of(ResourceType.CONFIG), List.of());
        Policy policy = policy(Effect.DENY, List.of(rule));
        assertThat(policy.decide("x", "learning.config", ProtectedResource.task("learning", "config_update", "ranker", "c1")).allowed()).isTrue();
        assertThat(policy.decide("x", "learning.start", ProtectedResource.task("learning", "training_job", null, "t1")).allowed()).isFalse();
        assertThat(policy.decide("x", "task.start", BACKUP).allowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a//b", "a/../b", "a\u0308"})
    void aResourceThatCouldPassForAnotherIsDeniedEvenWhereAllIsAllowed(String subsystem) {
        Policy policy = policy(Effect.ALLOW, List.of(rule("all", Effect.ALLOW, "*", "*", "/*")));
        assertThat(policy.decide("x", "task.start", ProtectedResource.task(subsystem, "t", null, "1")).allowed()).isFalse();
        assertThat(policy.decide("a\u0308", "task.start", BACKUP).allowed()).isFalse();
    }

    @Test
    void anotherSpellingOfAComponentNeitherEscapesARiskNorLowersIt() {
        Governance governance = new Governance(Risk.MEDIUM, Risk.HIGH, true, List.of(
                new Governance.RiskRule("rankers", List.of(new Scope("/ranker/*")), Risk.HIGH),
                new Governance.RiskRule("notes", List.of(new Scope("/notes/*")), Risk.LOW)));
        assertThat(governance.assess(ProtectedResource.config("Ranker ", "c1"), null).risk()).isEqualTo(Risk.HIGH);
        assertThat(governance.assess(ProtectedResource.config("notes", "c1"), null).risk()).isEqualTo(Risk.LOW);
        assertThat(governance.assess(ProtectedResource.config("Notes", "c1"), null).risk()).isEqualTo(Risk.MEDIUM);
    }

    @Test
    void theHighestRiskCountsAndTheProposerMayOnlyRaiseIt() {
        Governance governance = new Governance(Risk.LOW, Risk.HIGH, true, List.of(
                new Governance.RiskRule("rankers", List.of(new Scope("/ranker/*")), Risk.HIGH),
                new Governance.RiskRule("one", List.of(new Scope("/ranker/c1")), Risk.LOW),
                new Governance.RiskRule("crawlers", List.of(new Scope("/crawler/*")), Risk.MEDIUM)));
        assertThat(governance.assess(ProtectedResource.config("ranker", "c1"), Risk.LOW)).isEqualTo(new Governance.Assessment(Risk.HIGH, "rankers", true));
        assertThat(governance.assess(ProtectedResource.config("rankers", "c1"), null)).isEqualTo(new Governance.Assessment(Risk.LOW, "default", false));
        assertThat(governance.assess(ProtectedResource.config("crawler", "c1"), null)).isEqualTo(new Governance.Assessment(Risk.MEDIUM, "crawlers", false));
        assertThat(governance.assess(ProtectedResource.config("crawler", "c1"), Risk.HIGH)).isEqualTo(new Governance.Assessment(Risk.HIGH, "proposer", true));
        assertThat(new Governance(Risk.HIGH, null, true, List.of()).assess(ProtectedResource.config("x", "c"), null).held()).isFalse();
    }

    private static Policy policy(Effect otherwise, List<Rule> rules) {
        return new Policy(otherwise, Map.of("ops", Set.of("ann")), rules, Governance.USUAL, Redaction.USUAL);
    }

    private static Rule rule(String name, Effect effect, String account, String action, String scope) {
        return new Rule(name, effect, List.of(account), List.of(action), Set.of(), List.of(new Scope(scope)));
    }
}
