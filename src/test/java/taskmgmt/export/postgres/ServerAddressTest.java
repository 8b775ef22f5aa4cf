package taskmgmt.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
    @Test
    void aUrlIsReadAsPsqlReadsIt() {
        ServerAddress address = ServerAddress.parse("postgresql://ann%40x@db.example.com:5433/tasks?sslmode=verify-full&connect_timeout=3");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example.com:5433/tasks");
        assertThat(address.properties()).isEqualTo(Map.of("user", "ann@x", "sslmode", "verify-full", "connectTimeout", "3"));
        assertThat(address.orUser("bob").properties()).containsEntry("user", "ann@x");
        assertThat(ServerAddress.parse("postgres://db/").orUser("bob").properties()).containsEntry("user", "bob");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql:///tasks, jdbc:postgresql://localhost/tasks", "jdbc:postgresql://db/tasks, jdbc:postgresql://db/tasks",
        "postgres://db, jdbc:postgresql://db/", "postgresql://ann@/tasks, jdbc:postgresql://localhost/tasks",
        "postgresql://[::1]:5432/tasks, jdbc:postgresql://[::1]:5432/tasks"
    })
    void whatIsLeftOutIsTheUsual(String text, String url) {
        assertThat(ServerAddress.parse(text).url()).isEqualTo(url);
    }

    @Test
    void aPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> ServerAddress.parse("postgresql://ann:hunter2@db/tasks")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PGPASSWORD").hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> ServerAddress.parse("postgresql://ann:hunt er2@db/tasks")).hasMessageNotContaining("er2");
        assertThatThrownBy(() -> ServerAddress.parse("postgresql://db/tasks?password=hunter2")).hasMessageContaining("'password'")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"mysql://db/tasks", "db", "postgresql://db/tasks/more", "postgresql://db/tasks?socketFactory=evil", "postgresql://d b/tasks"})
    void whatIsNoSuchAddressIsRefused(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
