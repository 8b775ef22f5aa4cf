package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.imports.Preset;

class CronSyslogTest {
    @TempDir
    private Path directory;

    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.CRON_SYSLOG, "syslog", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2025-12-31T23:50:01Z task.created cron:db1:4014@1767225001 {"task_type":"backup","subsystem":"cron","title":"/usr/local/bin/backup --full > /dev/null","created_by":"root","metadata":{"imported_from":"cron-syslog","host":"db1","pid":4014},"ts_from":"import"}
                2025-12-31T23:50:01Z task.started cron:db1:4014@1767225001
                2025-12-31T23:55:01Z task.created cron:db1:4100@1767225301 {"task_type":"purge","subsystem":"cron","title":"test -x /usr/bin/purge && /usr/bin/purge sessions","created_by":"www-data","metadata":{"imported_from":"cron-syslog","host":"db1","pid":4100},"ts_from":"import"}
                2025-12-31T23:55:01Z task.started cron:db1:4100@1767225301
                2025-12-31T23:55:03Z task.completed cron:db1:4100@1767225301
                2026-01-01T00:20:30Z task.completed cron:db1:4014@1767225001
                2026-01-01T01:00:01Z task.created cron:db1:4200@1767229201 {"task_type":"rsync","subsystem":"cron","title":"rsync -a /srv/data nas:/srv/data","created_by":"mira","metadata":{"imported_from":"cron-syslog","host":"db1","pid":4200},"ts_from":"import"}
                2026-01-01T01:00:01Z task.started cron:db1:4200@1767229201
                2026-01-01T01:00:09Z task.failed cron:db1:4200@1767229201 {"error_message":"failed with exit status 23"}
                2026-01-01T02:00:01Z task.created cron:db1:4300@1767232801 {"task_type":"logrotate","subsystem":"cron","title":"/usr/sbin/logrotate /etc/logrotate.conf","created_by":"root","metadata":{"imported_from":"cron-syslog","host":"db1","pid":4300},"ts_from":"import"}
                2026-01-01T02:00:01Z task.started cron:db1:4300@1767232801
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }

    @Test
    void readsFullTimestampsAndTheCronOfOtherSystems() throws Exception {
        Imported imported = Imported.text(Preset.CRON_SYSLOG, """
                2026-01-05T06:25:01.123456+01:00 web crond[77]: (root) CMD (/usr/bin/sync)
                2026-01-05T06:25:02.000000+01:00 web crond[77]: (root) CMDEND (/usr/bin/sync)
                """);

        assertThat(imported.outline()).isEqualTo("""
                2026-01-05T05:25:01.123456Z task.created cron:web:77@1767590701
                2026-01-05T05:25:01.123456Z task.started cron:web:77@1767590701
                2026-01-05T05:25:02Z task.completed cron:web:77@1767590701
                """);
    }

    @Test
    void theHourThatTheClockRepeatsGoesOn() throws Exception {
        Path log = Files.writeString(directory.resolve("log"), """
                Oct 26 02:50:00 web CRON[10]: (root) CMD (a)
                Oct 26 02:10:00 web CRON[10]: (root) END (a)
                """);

        assertThat(Imported.inZone(Preset.CRON_SYSLOG, log.toAbsolutePath().toString(), "Europe/Berlin").outline()).isEqualTo("""
                2025-10-26T00:50:00Z task.created cron:web:10@1761439800
                2025-10-26T00:50:00Z task.started cron:web:10@1761439800
                2025-10-26T01:10:00Z task.completed cron:web:10@1761439800
                """);
    }
}
