package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** A job is the same whether sacct prints it as a table or as JSON, and by whichever version of Slurm. */
class SlurmJsonTest {
    private static final String COLUMNS = "task_id,status,created_at,started_at,completed_at,cpu_seconds,memory_peak_mb,disk_read_mb,"
            + "disk_write_mb,error_message,reason";
    private static final String UNSET = "{'set':false,'infinite':false,'number':0}";

    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() throws IOException {
        tool = Tool.in(Files.createDirectory(directory.resolve("first"))).at("2026-11-26T00:00:00Z");
    }

    private String imported(String content) {
        Tool.Outcome outcome = tool.input(content.replace('\'', '"')).run("import", "slurm-sacct", "-");
        return outcome.out() + outcome.err();
    }

    private String listed(String columns) {
        return tool.run("task", "list", "-o", "csv", "--no-headers", "--sort", "task_id", "--columns", columns).out().replace("\r", "");
    }

    private static String set(String number) {
        return "{'set':true,'infinite':false,'number':" + number + "}";
    }

    /** By how numbers, words for states, and ids of steps are written. */
    static Stream<Arguments> versions() {
        return Stream.of(
                Arguments.of("21.08", "null", "'TIMEOUT'", "'SIGNALED'", "0", "{'signal_id':15,'name':'Terminated'}", "1767603900",
                        "1767607500", "{'job_id':17,'het':{'component':null},'id':'batch','name':'batch'}", "{'job_id':17,'id':0,'name':'solve'}"),
                Arguments.of("23.02", UNSET, "'TIMEOUT'", "'SIGNALED'", "0", "{'signal_id':15,'name':'TERM'}", "1767603900", "1767607500",
                        "{'id':{'job_id':17,'step_id':'batch'},'name':'batch'}", "{'id':{'job_id':17,'step_id':'0'},'name':'solve'}"),
                Arguments.of("24.05", UNSET, "['TIMEOUT']", "['SIGNALED']", UNSET, "{'id':" + set("15") + ",'name':'TERM'}",
                        set("1767603900"), set("1767607500"), "{'id':'17.batch','name':'batch'}", "{'id':'17.0','name':'solve'}"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionGivesTheFiguresOfTheTable(String version, String index, String state, String status, String code, String signal,
            String start, String end, String batch, String step) throws IOException {
        imported("""
                JobID|JobName|Cluster|User|Submit|Start|End|State|ExitCode|TotalCPU|MaxRSS|MaxDiskRead|MaxDiskWrite|Elapsed
                17|fit|reed|ann|2026-01-05T09:00:00|2026-01-05T09:05:00|2026-01-05T10:05:00|TIMEOUT|0:15|01:56:41.25||||01:00:00
                17.batch|batch|reed||2026-01-05T09:05:00|2026-01-05T09:05:00|2026-01-05T10:05:00|TIMEOUT|0:15|01:56:40|1500000000|42000000|7000000|01:00:00
                17.0|solve|reed||2026-01-05T09:05:00|2026-01-05T09:05:00|2026-01-05T10:05:00|TIMEOUT|0:15|00:00:30|2000000000|||01:00:00
                """);
        String asTable = listed(COLUMNS);
        tool = Tool.in(Files.createDirectory(directory.resolve(version))).at("2026-11-26T00:00:00Z");
        String exit = "'exit_code':{'status':" + status + ",'return_code':" + code + ",'signal':" + signal + "}";

        String said = imported("""
                {'jobs':[{'job_id':17,'name':'fit','user':'ann','cluster':'reed','array':{'job_id':0,'task_id':INDEX,'task':''},
                'time':{'submission':1767603600,'eligible':1767603600,'start':1767603900,'end':1767607500,'elapsed':3600,'suspended':0,
                'total':{'seconds':6999,'microseconds':2250000}},'state':{'current':STATE,'reason':'None'},EXIT,
                'steps':[{'step':BATCH,'time':{'start':START,'end':END,'elapsed':3600,'total':{'seconds':7000,'microseconds':0}},EXIT,'state':STATE,
                'tres':{'requested':{'max':[{'type':'cpu','name':'','count':9},{'type':'mem','name':'','count':1500000000},{'type':'fs','name':'disk','count':42000000}]},
                'consumed':{'max':[{'type':'energy','name':'','count':1},{'type':'fs','name':'disk','count':7000000}]}}},
                {'step':STEP,'time':{'start':START,'end':END,'elapsed':3600,'total':{'seconds':30,'microseconds':0}},EXIT,'state':STATE,
                'tres':{'requested':{'max':[{'type':'mem','name':null,'count':2000000000}]},'consumed':{'max':[]}}}]}]}
                """.replace("INDEX", index).replace("STATE", state).replace("EXIT", exit).replace("START", start).replace("END", end)
                .replace("BATCH", batch).replace("STEP", step));

        assertThat(said).contains("2 tasks, 2 attempts");
        assertThat(listed(COLUMNS)).isEqualTo(asTable).contains("reed:17,failed").contains(",7001.25,2000,42,7,").contains("reed:17.0,failed");
    }

    /** Slurm 21.08 gives when a job became eligible as its start; when it ran follows from its end. */
    @Test
    void aJobBeganAsLongBeforeItsEndAsItRan() {
        imported("""
                {"jobs":[{"job_id":21,"name":"a","cluster":"reed","array":{"job_id":20,"task_id":7,"task":null},"exit_code":{"status":"SUCCESS","return_code":0},
                "time":{"submission":1767603000,"eligible":1767603600,"start":1767603600,"end":1767610000,"elapsed":1000,"suspended":400},
                "state":{"current":"NODE_FAIL","reason":"Prolog"},"steps":[]}]}
                """);
        assertThat(listed("task_id,status,started_at,completed_at")).isEqualTo("reed:20_7,failed,2026-01-05T10:23:20.000000Z,2026-01-05T10:46:40.000000Z\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4294967294", "{'set':false,'infinite':false,'number':0}"})
    void aJobThatNeverBeganHasNoStart(String none) {
        imported("""
                {"jobs":[{"job_id":30,"name":"a","cluster":"reed","time":{"submission":1767603600,"eligible":1767603600,"start":NONE,"end":1767603700,"elapsed":0},
                "state":{"current":["CANCELLED"],"reason":"None"},"steps":[]},
                {"job_id":31,"name":"a","cluster":"reed","time":{"submission":1767603600,"eligible":0,"start":NONE,"end":NONE,"elapsed":0},
                "state":{"current":["PENDING"],"reason":"Priority"},"steps":[]}]}
                """.replace("NONE", none));
        assertThat(listed("task_id,status,started_at")).isEqualTo("reed:30,cancelled,\nreed:31,pending,\n");
    }

    @Test
    void whatHasNotBegunOfAnArrayIsPassedOverAndAHeterogeneousJobHasAPlace() {
        String said = imported("""
                {"jobs":[{"job_id":40,"name":"a","cluster":"reed","array":{"job_id":40,"task_id":{"set":false,"number":0},"task":"3-9"},"time":{"submission":1767603600,"start":0,"end":0},"state":{"current":["PENDING"]}},
                {"job_id":42,"name":"a","cluster":"reed","het":{"job_id":41,"job_offset":{"set":true,"infinite":false,"number":1}},"time":{"submission":1767603600,"start":1767603700,"end":0},"state":{"current":["RUNNING","COMPLETING"]}},
                {"job_id":43,"name":"a","cluster":"reed","time":{"submission":1767603600,"start":1767603700,"end":1767603800,"elapsed":100},"state":{"current":["PENDING","REQUEUED"]}}]}
                """);
        assertThat(said).contains("passed over: 1 row");
        assertThat(listed("task_id,status")).isEqualTo("reed:41+1,active\nreed:43,cancelled\n");
    }

    @Test
    void aListOfTheQueueIsRefusedByName() {
        assertThat(imported("{'jobs':[{'job_id':5,'job_state':['RUNNING'],'start_time':{'set':true,'number':1767603600}}]}"))
                .contains("a job of the queue, without its history: this takes what sacct --json prints");
    }
}
