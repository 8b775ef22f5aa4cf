package taskmgmt.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private static final Instant NOW = Instant.parse("2025-11-17T12:00:00Z");
    private static final ApiToken TOKEN = ApiToken.generate(new SplittableRandom(1));
    private static final ApiToken OTHER = ApiToken.generate(new SplittableRandom(2));

    private static ApiKey key(ApiToken token, String name, Role role, @Nullable Instant expires) {
        return new ApiKey(token.id(), name, role, null, token.sha256(), NOW, "root", expires, null);
    }

    @Test
    void aTokenIsReadAsItIsWritten() {
        assertThat(TOKEN.text()).matches("tm_[a-z2-9]{10}_[A-Za-z0-9_-]{43}");
        assertThat(ApiToken.parse(TOKEN.text())).isEqualTo(TOKEN);
        assertThat(TOKEN.sha256()).hasSize(64).isNotEqualTo(OTHER.sha256());
        assertThat(TOKEN).hasToString("tm_" + TOKEN.id() + "_…");
        assertThat(ApiToken.isIn("key=" + TOKEN.text() + "&a=b")).isTrue();
        assertThat(ApiToken.isIn("tm_tm_" + TOKEN.text())).isTrue();
        assertThat(ApiToken.isIn("subsystem=tm_storage")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tm_", "tm_abc_def", "xx_aaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "tm_aaaaaaaaaaxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "tm_aaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatHasNotItsShapeIsNone(String text) {
        assertThat(ApiToken.parse(text)).isNull();
    }

    @Test
    void onlyAKeyThatIsGoodIsFound() {
        ApiKeys keys = ApiKeys.NONE.with(key(TOKEN, "ci", Role.REPORTER, NOW.plusSeconds(60)));

        assertThat(keys.find(TOKEN, NOW.plusSeconds(59))).isNotNull();
        assertThat(keys.find(TOKEN, NOW.plusSeconds(60))).as("expired").isNull();
        assertThat(keys.find(new ApiToken(TOKEN.id(), OTHER.secret()), NOW)).as("another secret").isNull();
        assertThat(keys.find(OTHER, NOW)).as("unknown").isNull();
        assertThat(keys.revoked(TOKEN.id(), NOW).find(TOKEN, NOW)).as("revoked").isNull();
        assertThat(keys.revoked(TOKEN.id(), NOW).all().getFirst().state(NOW)).isEqualTo(ApiKey.State.REVOKED);
    }

    @Test
    void aNameIsThatOfTheOnlyKeyThatHasIt() {
        ApiKeys keys = ApiKeys.NONE.with(key(TOKEN, "ci", Role.REPORTER, null));

        assertThat(keys.named("ci", NOW)).isEqualTo(keys.named(TOKEN.id(), NOW)).isNotNull();
        assertThat(keys.with(key(OTHER, "ci", Role.VIEWER, null)).named("ci", NOW)).isNull();
        assertThat(keys.revoked(TOKEN.id(), NOW).with(key(OTHER, "ci", Role.VIEWER, null)).named("ci", NOW)).isNotNull();
        assertThat(keys.named("cd", NOW)).isNull();
    }

    @Test
    void theLastAdministratorIsKnown() {
        ApiKey admin = key(TOKEN, "root", Role.ADMIN, null);
        ApiKeys keys = ApiKeys.NONE.with(admin).with(key(OTHER, "v", Role.VIEWER, null));

        assertThat(keys.isLastAdmin(admin, NOW)).isTrue();
        assertThat(keys.isLastAdmin(keys.all().getLast(), NOW)).isFalse();
        ApiKeys two = ApiKeys.NONE.with(admin).with(key(OTHER, "too", Role.ADMIN, NOW.plusSeconds(1)));
        assertThat(two.isLastAdmin(admin, NOW)).isFalse();
        assertThat(two.isLastAdmin(admin, NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void keysAreReadAsTheyAreWritten() {
        ApiKeys keys = ApiKeys.NONE.with(key(TOKEN, "ci", Role.REPORTER, NOW.plusSeconds(60))).with(key(OTHER, "v", Role.VIEWER, null)).revoked(OTHER.id(), NOW);

        assertThat(ApiKeys.of(keys.toMap())).isEqualTo(keys);
        assertThat(keys.toMap().toString()).doesNotContain(TOKEN.secret());
    }

    @Test
    void whatIsNotKeysIsRefused() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(ApiKeys.NONE.with(key(TOKEN, "ci", Role.VIEWER, null)).toMap());
        map.put("version", 2L);
        assertThatThrownBy(() -> ApiKeys.of(map)).hasMessage("it holds no keys of version 1");
        map.put("version", 1L);
        map.put("keys", "x");
        assertThatThrownBy(() -> ApiKeys.of(map)).hasMessage("it holds no keys of version 1");
        map.put("keys", List.of(1L));
        assertThatThrownBy(() -> ApiKeys.of(map)).hasMessage("a key has no id");
        map.put("keys", List.of(Map.of("id", "a", "name", "n", "role", "viewer", "sha256", "0", "created_at", "then", "created_by", "root")));
        assertThatThrownBy(() -> ApiKeys.of(map)).hasMessage("'then' is no time");
    }
}
