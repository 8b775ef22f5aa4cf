package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

/** A bare number is in the unit that the name of its column says, and one of an unknown unit is not guessed to be anything. */
class UnitsOfColumnsTest {
    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() {
        tool = Tool.in(directory).at("2026-11-26T00:00:00Z");
    }

    private String figure(String column, String value, String target, String field) {
        String ended = target.equals("duration") ? "" : "2026-01-05 10:05";
        Tool.Outcome outcome = tool.input("id;start;end;" + column + "\n1;2026-01-05 10:00;" + ended + ";" + value + "\n")
                .run("import", "csv", "-", "--map", "id=id,start=start,end=end," + target + "=" + column);
        assertThat(outcome.out()).as(outcome.err()).contains("1 task");
        return tool.run("task", "list", "-o", "csv", "--no-headers", "--columns", field).out().strip();
    }

    @ParameterizedTest
    @CsvSource({"duration_ms,90000,90", "elapsedMillis,1500,1.5", "Runtime (hours),'1,5',5400", "Dauer [min],'2,5',150", "Time (h),2,7200",
        "wall_s,7,7", "took,7,7", "took_days,1,86400", "seconds elapsed,7,7", "nanos,1500000000,1.5", "duration_ms,1.5 s,1.5",
        "duration_ms,00:01:30,90", "min duration,7,7", "h,7,7", "took_us,2500000,2.5", "hours,PT5M,300", "took_ms,1'500,"})
    void aBareDurationIsInTheUnitOfItsColumn(String column, String value, String seconds) {
        assertThat(figure(column, value, "duration", "duration_seconds")).isEqualTo(seconds == null ? "" : seconds);
    }

    @ParameterizedTest
    @CsvSource({"bytes_read,3000000,3", "Bytes Read,3000000,3", "rssKb,2048,2.048", "rss_kib,2048,2.097152", "RAM (GB),'2,5',2500",
        "RAM (GB),512 MB,512", "mem,512,512", "mem_mb,512,512", "maxrss,512,512", "size in GiB,1,1073.741824", "rss (kB),2048,2.048",
        "rssKiB,2048,2.097152", "mem_mib,1,1.048576", "disk_tb,2,2000000", "disk (TiB),1,1099511.627776", "rssMB,2048,2048", "peakKBytes,2,0.002"})
    void aBareSizeIsInTheUnitOfItsColumn(String column, String value, String megabytes) {
        assertThat(figure(column, value, "memory_peak_mb", "memory_peak_mb")).isEqualTo(megabytes);
    }

    private String guess(String table) {
        Tool.Outcome outcome = tool.input(table).run("import", "csv", "-", "--guess");
        return outcome.out() + outcome.err();
    }

    @Test
    void aColumnWithAUnitIsGuessedAndWhatItSaysIsShown() {
        assertThat(guess("job id,started at,duration_ms,max_rss_kb,bytes_read,state\n1,2026-01-05T10:00:00Z,90000,2000,3000000,SUCCESS\n"))
                .contains("duration=duration_ms", "memory_peak_mb=max_rss_kb", "disk_read_mb=bytes_read", "ended 2026-01-05T10:01:30.000000Z",
                        "memory_peak_mb 2\n", "disk_read_mb 3\n");
    }

    @Test
    void aFigureOfAnUnknownUnitIsNotGuessed() {
        assertThat(guess("id,start,maxrss,cpu,memory\n1,2026-01-05T10:00:00Z,90000,4,16\n")).startsWith("--map 'id=id,start=start'\n");
        assertThat(guess("id,start,maxrss\n1,2026-01-05T10:00:00Z,90000 kB\n")).contains("memory_peak_mb=maxrss", "memory_peak_mb 90\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "01/05/2026 3:04:05 PM,01/13/2026 3:04:05 PM|M/d/uuuu h:mm:ss a|2026-01-05T15:04:05", "1/5/2026 3:04 AM,13/1/2026 12:00 AM|d/M/uuuu h:mm a|2026-05-01T03:04:00",
        "05.01.2026 15:04,13.01.2026 15:04|dd.MM.uuuu HH:mm|2026-01-05T15:04:00", "1/5/2026 15:04:05,13/1/2026 15:04:05|d/M/uuuu H:mm:ss|2026-05-01T15:04:05"})
    void timesAreGuessedAsTheyAreWrittenInMostCountries(String times, String format, String first) {
        String[] each = times.split(",", -1);
        String said = guess("id,start\n1," + each[0] + "\n2," + each[1] + "\n");
        assertThat(said).contains("--time-format '" + format + "'");
        assertThat(said).contains(first);
    }

    @Test
    void anObjectIsNoId() {
        String said = tool.input("[{\"time\":{\"a\":1},\"name\":\"x\",\"start\":\"2026-01-05T10:00:00Z\"},{\"time\":{\"a\":2},\"name\":\"y\",\"start\":\"2026-01-05T10:00:00Z\"}]")
                .run("import", "json", "-", "--guess").out();
        assertThat(said).doesNotContain("id=time");
    }
}
