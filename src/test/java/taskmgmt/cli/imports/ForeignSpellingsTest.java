package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import taskmgmt.testkit.Tool;

/** What the sources of each format write beside what their documents show: other spellings, gaps, and values that cannot be. */
class ForeignSpellingsTest {
    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() {
        tool = Tool.in(directory).at("2026-11-26T00:00:00Z");
    }

    @Test
    void linesOfAllKindsOfSystemLogsAreRead() {
        String said = imported("cron-syslog", """
                Nov 25 06:25:01.123456 web1 CRON[4014]: (root) CMD (run-parts /etc/cron.daily)
                Nov 25 06:25:03.123456 web1 CRON[4013]: (root) END (run-parts /etc/cron.daily)
                2026-11-25T06:30:01+0000 web1 CRON[4100]: (root) CMD (/usr/bin/x)
                2026-11-25 06:30:09 web1 CRON[4100]: (root) CMDEND (/usr/bin/x)
                <78>1 2026-11-25T06:40:01.003Z web1 CRON 4201 - - (bob) CMD (/opt/a.sh)
                <78>1 2026-11-25T06:40:05.003Z web1 CRON 4201 - [meta seq="1" of="]"][x y="\\"]"] (bob) CMDEND (/opt/a.sh)
                Wed 2026-11-25 06:50:01 UTC web1 CRON[4300]: (root) CMD (/opt/b.sh)
                1795589411.250000 web1 CRON[4300]: (root) CMDEND (/opt/b.sh)
                Nov 25 07:00:01 alp crond[77]: USER root pid 456 cmd /etc/periodic/15min/x
                Nov 25 07:00:01 alp crond[77]: USER root pid 457 cmd /etc/periodic/15min/y
                Nov 25 07:01:01 web1 /usr/sbin/cron[88]: (CRON) INFO (Running @reboot jobs)
                Nov 25 07:03:01 2001:db8::1 CROND[100]: (root) CMD (v6)
                Nov 25 07:04:01 web1 CROND: (root) CMD (first without a process)
                Nov 25 07:04:01 web1 CROND[abc]: (root) CMD (second without a process)
                Feb 29 07:05:01 web1 CROND[101]: (root) CMD (leap)
                """);

        assertThat(said).contains("passed over: 1 row about something else");
        assertThat(listed("task_id,status,task_type,duration_seconds")).isEqualTo("""
                cron:2001:db8::1:100@1795590181,active,v6,
                cron:alp:456@1795590001,active,x,
                cron:alp:457@1795590001,active,y,
                cron:web1:101@1709190301,active,leap,
                cron:web1:4014@1795587901,completed,run-parts,2
                cron:web1:4100@1795588201,completed,x,8
                cron:web1:4201@1795588801,completed,a.sh,4
                cron:web1:4300@1795589401,completed,b.sh,10.25
                cron:web1:7fa55f302f@1795590241,active,second,
                cron:web1:bcad62133f@1795590241,active,first,
                """);
    }

    @Test
    void whatIsNoLineOfASystemLogIsPassedOver() {
        String said = imported("cron-syslog", """
                Nov 31 07:02:01 web1 CROND[99]: (root) CMD (never)
                Nov xx 07:02:01 web1 CROND[99]: (root) CMD (never)
                Nov 25 07:02
                Nov 25 07:02:01 web1 CROND[99] (root) CMD (no colon)
                <78>1 2026-11-25T06:40:01.003Z web1
                <78>1 today web1 CRON 4201 - - (bob) CMD (/opt/a.sh)
                Wed 2026-11-25 06:50:01
                Wed today morning UTC web1 CRON[1]: (root) CMD (x)
                2026-11-25 web1 CRON[1]: (root) CMD (x)
                17 web1 CRON[1]: (root) CMD (x)
                2026-11-25T06:30:01Z web1 CRON[1]: (root) error (grandchild #x failed)
                2026-11-25T06:30:01Z web1 CRON[1]: root CMD x
                2026-11-25T06:30:01Z web1 CRON[1]: (root) CMD
                """);

        assertThat(said).contains("13 rows of cron-syslog: 0 tasks").contains("passed over: 13 rows");
    }

    @Test
    void figuresOfATraceThatCannotBeUsedCostNobodyTheTask() {
        String said = imported("nextflow-trace", """
                task_id\thash\tname\tstatus\texit\tsubmit\tduration\trealtime\t%cpu\tpeak_rss\trchar
                1\tab/01\tFASTQC (s1)\tCOMPLETED\t0\t2026-01-05 10:00:00.000\t1m 4s\t59.3s\t187.5%\t1.2 GB\t10 MB
                2\tab/02\tFASTQC (s2)\tFAILED\t137\t2026-01-05 10:00:00.000\t1h 2m 3s\t-\t-\t-\t-
                3\tab/03\tFASTQC (s3)\tABORTED\t-\t2026-01-05 10:00:00.000\t-\t-\t-\t-\t-
                4\tab/04\tplain\tCACHED\t0\t2026-01-05 10:00:00.000\t1m\t350ms\t-5%\t1.2 XB\t-
                5\tab/05\t\tODD\t0\t1767607200000\t60000\t59000\tabc\t1000\t-
                6\t-\tno hash, no time\tCOMPLETED\t0\t-\t-\t-\t-\t-\t-
                """);

        assertThat(said).contains("unusable: 1 ", "1 × no time in submit, start or complete", "2 × %cpu cannot be used",
                "1 × peak_rss cannot be used", "1 × status cannot be used");
        assertThat(listed("task_id,status,task_type,duration_seconds,cpu_seconds,memory_peak_mb")).isEqualTo("""
                nextflow:ab-01@1767607200,completed,FASTQC,59.3,111.188,1288.490189
                nextflow:ab-02@1767607200,failed,FASTQC,3723,,
                nextflow:ab-03@1767607200,cancelled,FASTQC,,,
                nextflow:ab-04@1767607200,completed,plain,0.35,,
                nextflow:ab-05@1767607200,completed,process,59,,0.001
                """);
    }

    @Test
    void eachStateOfAnInstanceHasItsMeaning() {
        String said = imported("airflow-task-instances", """
                {"task_instances":[
                {"dag_id":"d","task_id":"a","dag_run_id":"r","state":"success","start_date":"2026-01-05T10:00:00Z","end_date":"2026-01-05T10:01:00Z","try_number":1,"map_index":-1},
                {"dag_id":"d","task_id":"b","dag_run_id":"r","state":"up_for_retry","start_date":"2026-01-05T10:00:00Z","end_date":"2026-01-05T10:01:00Z","map_index":3},
                {"dag_id":"d","task_id":"c","dag_run_id":"r","state":"upstream_failed","start_date":null,"end_date":null,"logical_date":"2026-01-05T10:00:00Z"},
                {"dag_id":"d","task_id":"e","dag_run_id":"r","state":null,"start_date":null,"end_date":null},
                {"dag_id":"d","task_id":"f","dag_run_id":"r","state":null,"queued_when":"2026-01-05T10:00:00Z"},
                {"dag_id":"d","task_id":"g","execution_date":"2026-01-05T10:00:00Z","state":"running","start_date":"2026-01-05T10:00:00Z","try_number":2},
                {"dag_id":"d","task_id":"h","dag_run_id":"r","state":"weird","start_date":"2026-01-05T10:00:00Z","end_date":"2026-01-05T10:02:00Z"},
                {"dag_id":"d","task_id":"i","dag_run_id":"r","state":"weird","start_date":"2026-01-05T10:00:00Z"},
                {"dag_id":"d","task_id":"j","dag_run_id":"r","state":"removed","queued_when":"2026-01-05T10:00:00Z"},
                {"dag_id":"d","task_id":"k","dag_run_id":"r","state":"success"},
                {"dag_id":"d","task_id":"l","state":"success"},
                {"dag_id":"d"},
                {"task_id":"x"}]}
                """);

        assertThat(said).contains("unusable: 4 ", "passed over: 1 row", "2 × state cannot be used");
        assertThat(listed("task_id,status,task_type,duration_seconds")).isEqualTo("""
                airflow:d:2026-01-05T10:00:00Z:g,active,d.g,
                airflow:d:r:a,completed,d.a,60
                airflow:d:r:b:3,failed,d.b,60
                airflow:d:r:c,cancelled,d.c,
                airflow:d:r:f,pending,d.f,
                airflow:d:r:h,completed,d.h,120
                airflow:d:r:i,pending,d.i,
                airflow:d:r:j,cancelled,d.j,
                """);
    }

    @Test
    void jobsStepsArraysAndRequeuedJobsAreToldApart() {
        String said = imported("slurm-sacct", """
                JobID|JobName|User|Submit|Start|End|State|ExitCode|Elapsed|MaxRSS|TotalCPU|NodeList
                1|a|u|2026-01-05T10:00:00|2026-01-05T10:00:10|2026-01-05T10:10:10|COMPLETED|0:0|00:10:00||01:02:03.500|n1
                1.batch|batch|||2026-01-05T10:00:10|2026-01-05T10:10:10|COMPLETED|0:0|00:10:00|1024K||
                1.extern|extern|||2026-01-05T10:00:10|2026-01-05T10:10:10|COMPLETED|0:0|00:10:00|512K||
                1.0|step|||2026-01-05T10:00:10|2026-01-05T10:10:10|COMPLETED|0:0|00:10:00|2.5G||
                1.1|step|||Unknown|Unknown|PENDING|0:0|00:00:00|||
                2|b|u|2026-01-05T10:00:00|Unknown|Unknown|PENDING|0:0|00:00:00||00:00:00|None assigned
                3|c|u|2026-01-05T10:00:00|2026-01-05T10:00:10|2026-01-05T10:10:10|CANCELLED by 1000|0:15|00:10:00||00:00:00|n1
                4||u|2026-01-05T10:00:00|2026-01-05T10:00:10|2026-01-05T10:10:10|OUT_OF_MEMORY|0:125|00:10:00||00:00:00|n1
                6_[1-4%2]|f|u|2026-01-05T10:00:00|Unknown|Unknown|PENDING|0:0|00:00:00|||
                6_7|f|u|2026-01-05T10:00:00|2026-01-05T10:00:10|2026-01-05T10:10:10|NODE_FAIL|1:0|00:10:00|||n1
                8|g|u|2026-01-05T10:00:00|2026-01-05T10:00:10|2026-01-05T10:10:10|REQUEUED|0:0|00:10:00|||n1
                8|g|u|2026-01-05T10:00:00|2026-01-05T10:20:10|2026-01-05T10:30:10|COMPLETED|0:0|00:10:00|||n1
                9|g|u|2026-01-05T10:00:00|2026-01-05T10:20:10|2026-01-05T10:30:10|ZOMBIE|x|00:10:00|0.50M||n1
                10|g|u|2026-01-05T10:00:00|Unknown|Unknown|ZOMBIE|:|00:00:00|||
                11|g|u|2026-01-05T10:00:00|2026-01-05T10:20:10|Unknown|ZOMBIE|12345678901:0|00:10:00|||
                12|g|u|Unknown|Unknown|Unknown|PENDING|x|00:10:00|||n1
                12.batch|g|u|Unknown|Unknown|Unknown|PENDING|x|00:10:00|||n1
                13|late|u|2026-01-05T10:00:00|None|2026-01-05T10:20:10|CANCELLED|0:0|00:00:00|||None assigned
                |g|u|Unknown|Unknown|Unknown|PENDING|x|00:10:00|||n1
                """);

        assertThat(said).contains("unusable: 3 ", "passed over: 2 rows", "3 × State cannot be used");
        assertThat(listed("task_id,status,task_type,started_at,duration_seconds,memory_peak_mb,error_message")).isEqualTo("""
                slurm:1,completed,a,2026-01-05T10:00:10.000000Z,600,2684.35456,
                slurm:1.0,completed,step:step,2026-01-05T10:00:10.000000Z,600,2684.35456,
                slurm:10,pending,g,,,,
                slurm:11,active,g,2026-01-05T10:20:10.000000Z,,,
                slurm:13,cancelled,late,,1210,,
                slurm:2,pending,b,,,,
                slurm:3,cancelled,c,2026-01-05T10:00:10.000000Z,600,,
                slurm:4,failed,job,2026-01-05T10:00:10.000000Z,600,,"OUT_OF_MEMORY, exit code 0:125"
                slurm:6_7,failed,f,2026-01-05T10:00:10.000000Z,600,,"NODE_FAIL, exit code 1:0"
                slurm:8,completed,g,2026-01-05T10:20:10.000000Z,600,,
                slurm:9,completed,g,2026-01-05T10:20:10.000000Z,600,0.524288,
                """);
    }

    @Test
    void whatATraceDoesNotKnowIsNotMadeUp() {
        String said = imported("swf", """
                ; Computer: X
                ; a comment
                ; UnixStartTime: 1000000000
                1 0 10 100 4 50 2048 4 200 -1 1 3 1 -1 1 1 -1 -1
                2 5 -1 -1 4 -1 -1 4 200 -1 5 3 1 -1 1 1 -1 -1
                3 5 1 -1 -1 20 1024 4 200 -1 5 -1 1 7 1 1 -1 -1
                4 5 1 10 4 -1 -1 4 200 -1 0 3 1 7 1 1 -1 -1
                5 5 1 10 4 -1 -1 4 200 -1 2 3 1 7 1 1 -1 -1
                6 x 1 10 4 -1 -1 4 200 -1 1 3 1 7 1 1 -1 -1
                7 5 1 10
                8 31556889864403200 1 10 4 -1 -1 4 200 -1 1 3 1 7 1 1 -1 -1
                9 10.5 1.5 10.25 4 -1 -1 4 200 -1 1 3 1 7 1 1 -1 -1
                10 10 1 -1 4 -1 -1 4 200 -1 1 3 1 7 1 1 -1 -1
                """);

        assertThat(said).contains("unusable: 3 ", "passed over: 4 rows", "1 × a line of a trace has 18 numbers");
        assertThat(listed("task_id,status,task_type,subsystem,duration_seconds,cpu_seconds,memory_peak_mb")).isEqualTo("""
                swf:10@1000000010,completed,app7,X,,,
                swf:1@1000000000,completed,user3,X,100,200,8.388608
                swf:2@1000000005,cancelled,user3,X,,,
                swf:3@1000000005,cancelled,app7,X,1,20,1.048576
                swf:4@1000000005,failed,app7,X,10,,
                swf:9@1000000010,completed,app7,X,10.25,,
                """);
        assertThat(imported("swf", "1 0 10 100 4 50 2048 4 200 -1 1 3 1 -1 1 1 -1 -1\n")).contains("say --base TIME");
    }

    @Test
    void attributesKeepTheirKinds() throws Exception {
        String said = imported("otel-spans", """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"api"}}]},"scopeSpans":[{"spans":[
                {"traceId":"t1","spanId":"s1","name":"GET /x","kind":2,"startTimeUnixNano":"1767607200000000000","endTimeUnixNano":"1767607201500000000","status":{"code":2,"message":"boom"},"attributes":[
                {"key":"code","value":{"intValue":"500"}},{"key":"same","value":{"intValue":501}},{"key":"odd","value":{"intValue":"x"}},{"key":"ok","value":{"boolValue":false}},
                {"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"intValue":"7"},{}]}}},
                {"key":"map","value":{"kvlistValue":{"values":[{"key":"k","value":{"doubleValue":0.5}}]}}},{"key":"none","value":{}},{"value":{"intValue":"1"}}]},
                {"traceId":"t1","spanId":"s2","parentSpanId":"s1","name":"db","kind":"SPAN_KIND_CLIENT","startTimeUnixNano":1767607200000000000,"endTimeUnixNano":"0"},
                {"traceId":"t1","spanId":"s3","kind":4,"startTimeUnixNano":"1767607200000000000","endTimeUnixNano":"1767607201500000000","status":{"code":"STATUS_CODE_ERROR"}},
                {"traceId":"t1","name":"nospan","startTimeUnixNano":"1767607200000000000"},
                {"spanId":"s4","name":"notrace"},
                {"traceId":"t1","spanId":"s5","name":"notime"}]}]}]}
                {"resourceSpans":[]}
                {"resourceSpans":[{"resource":{}}]}
                """);

        assertThat(said).contains("unusable: 4 ");
        assertThat(listed("task_id,status,subsystem,task_type,duration_seconds,error_message")).isEqualTo("""
                t1:s1,failed,api,GET /x,1.5,boom
                t1:s2,active,api,db,,
                t1:s3,failed,api,span,1.5,error
                """);
        assertThat(tool.lines("registry.jsonl").getFirst()).contains("\"kind\":\"server\"", "\"code\":500,\"same\":501,\"odd\":\"x\",\"ok\":false",
                "\"list\":[\"a\",7,null],\"map\":{\"k\":0.5}").doesNotContain("none");
    }

    @Test
    void aSignalIsAFailureAndAWrongExitCodeIsKept() {
        String said = imported("parallel-joblog", """
                Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand
                1\t:\t1767607200.123\t     1.500\t0\t0\t0\t0\techo a\tb
                2\tweb1\t1767607200.123\t     1.500\t0\t0\t0\t9\tsleep 5
                3\t:\t1767607200.123\t 1.5\t0\t0\tabc\t0\tFOO=1 exec nice /usr/bin/x y
                4\t:\t-\t1\t0\t0\t0\t0\techo
                \t:\t1767607200.123\t1\t0\t0\t0\t0\techo
                """);

        assertThat(said).contains("unusable: 2 ", "1 × no Seq", "1 × no time in Starttime", "1 × Exitval cannot be used");
        assertThat(listed("task_id,status,task_type,duration_seconds,error_message")).isEqualTo("""
                parallel:1@1767607200123,completed,echo,1.5,
                parallel:2@1767607200123,failed,sleep,1.5,killed by signal 9
                parallel:3@1767607200123,completed,x,1.5,
                """);
    }

    @Test
    void aRepetitionWithoutFiguresIsUnusable() {
        String said = imported("snakemake-benchmark", """
                s\th:m:s\tmax_rss\tmax_vms\tio_in\tio_out\tmean_load\tcpu_time
                1.5\t0:00:01\t10.5\t20\t0.0\t1.2\t95.5\t1.43
                NA\tNA\tNA\tNA\tNA\tNA\tNA\tNA
                2.5\t0:00:02\t-\t-\t-\t-\t-\t-
                """);

        assertThat(said).contains("2 tasks, 2 attempts", "1 × no seconds in column s");
        assertThat(listed("status,duration_seconds,cpu_seconds,memory_peak_mb")).contains("completed,1.5,1.43,11.010048\n", "completed,2.5,,\n");
    }

    @Test
    void aCommandWithTwoOutputsIsOneTaskAndAVersionIsNoKind() {
        String said = imported("ninja-log", """
                # ninja log v5
                0\t100\t1767607200000000000\ta.o\tabc
                50\t200\t1767607200500000000\tb.o\tdef
                50\t200\t1767607200500000000\tb.d\tdef
                0\t90\t1767607300000000000\tlib/x.so.1.2\tfff
                5\t95\t1767607300000000000\tbin/tool\tggg
                -1\t95\t1767607300000000000\tbin/tool\tggg
                x\t1\t2\ty\tz
                1\t2
                """);

        assertThat(said).contains("4 tasks", "unusable: 3 ");
        assertThat(listed("task_type,title,duration_seconds")).isEqualTo("""
                .o,a.o,0.1
                .o,b.o,0.15
                .so,lib/x.so.1.2,0.09
                output,bin/tool,0.09
                """);
    }

    @Test
    void eachConclusionHasItsMeaning() {
        String said = imported("github-runs", """
                {"total_count":9,"workflow_runs":[
                {"id":1,"name":"CI","status":"completed","conclusion":"success","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:05:00Z","run_started_at":"2026-01-05T10:00:05Z","run_attempt":1,"repository":{"full_name":"a/b"}},
                {"id":2,"name":"CI","status":"queued","conclusion":null,"created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:05:00Z"},
                {"id":3,"name":"CI","status":"completed","conclusion":"timed_out","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:05:00Z","run_attempt":3},
                {"id":4,"name":"CI","status":"completed","conclusion":"action_required","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:05:00Z"},
                {"id":5,"name":"CI","status":"completed","conclusion":"stale","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:05:00Z"},
                {"id":6,"name":"CI","status":"completed","conclusion":"odd","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:05:00Z"},
                {"id":7,"name":"CI"},{"name":"CI"},
                {"id":8,"run_id":1,"name":"test","workflow_name":"CI","status":"completed","conclusion":"failure","created_at":"2026-01-05T10:00:00Z","started_at":"2026-01-05T10:00:07Z","completed_at":"2026-01-05T10:04:07Z","steps":[{"name":"checkout","conclusion":"success"},{"name":"mvn","conclusion":"failure"}]}]}
                """);

        assertThat(said).contains("unusable: 2 ", "1 × conclusion cannot be used");
        assertThat(listed("task_id,status,subsystem,task_type,duration_seconds,error_message")).isEqualTo("""
                github:1,completed,a/b,CI,295,
                github:2,pending,github,CI,,
                github:3,failed,github,CI,,timed_out
                github:4,pending,github,CI,,
                github:5,cancelled,github,CI,300,
                github:6,completed,github,CI,300,
                github:job-8,failed,github,CI/test,240,failure
                """);
        assertThat(tool.run("task", "show", "github:job-8").out()).contains("mvn");
    }

    @Test
    void whatWillRecurIsPassedOver() {
        String said = imported("taskwarrior", """
                [{"uuid":"u1","description":"a","entry":"20260105T100000Z","status":"pending","priority":"H","project":"p.q","tags":["x"],"depends":["u2","u3"]},
                {"uuid":"u2","description":"b","entry":"20260105T100000Z","start":"20260105T110000Z","end":"20260105T120000Z","status":"completed","depends":"u3","priority":"L"},
                {"uuid":"u3","description":"c","entry":"20260105T100000Z","end":"20260105T120000Z","status":"deleted","priority":"M"},
                {"uuid":"u4","description":"d","entry":"20260105T100000Z","start":"20260105T110000Z","status":"pending","priority":"urgent"},
                {"uuid":"u5","description":"e","entry":"20260105T100000Z","status":"recurring","recur":"weekly"},
                {"uuid":"u6","description":"f","entry":"20260105T100000Z","status":"odd"},
                {"description":"nouuid","entry":"20260105T100000Z"},{"uuid":"u7","description":"noentry","status":"pending"}]
                """);

        assertThat(said).contains("unusable: 2 ", "passed over: 1 row", "1 × status cannot be used", "1 × priority cannot be used");
        assertThat(listed("task_id,status,priority,depends_on")).isEqualTo("""
                u1,pending,8,"[""u2"",""u3""]"
                u2,completed,2,"[""u3""]"
                u3,cancelled,5,[]
                u4,active,5,[]
                u6,pending,5,[]
                """);
    }

    @Test
    void eachStatusOfAnIssueHasItsMeaning() {
        String said = imported("beads", """
                {"id":"bd-1","title":"x","status":"open","priority":0,"issue_type":"bug","created_at":"2026-01-05T10:00:00Z","dependencies":[{"depends_on_id":"bd-2","type":"blocks"},{"depends_on_id":"bd-3","type":"related"},{"depends_on_id":"bd-4","type":"parent-child"},"odd"],"labels":["a","b"]}
                {"id":"bd-2","title":"y","status":"closed","priority":9,"issue_type":"epic","created_at":"2026-01-05T02:00:00.123456789-08:00","closed_at":"2026-01-05T12:00:00Z"}
                {"id":"bd-3","title":"z","status":"in_progress","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T11:00:00Z"}
                {"id":"bd-4","title":"z","status":"hooked","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T11:00:00Z"}
                {"id":"bd-5","title":"z","status":"pinned","created_at":"2026-01-05T10:00:00Z"}
                {"id":"bd-6","title":"z","status":"tombstone","created_at":"2026-01-05T10:00:00Z","deleted_at":"2026-01-05T11:00:00Z"}
                {"id":"bd-7","title":"z","status":"odd","priority":"x","created_at":"2026-01-05T10:00:00Z"}
                {"title":"noid","created_at":"2026-01-05T10:00:00Z"}
                {"id":"bd-8","title":"notime"}
                """);

        assertThat(said).contains("unusable: 2 ", "2 × priority cannot be used", "1 × status cannot be used");
        assertThat(listed("task_id,status,task_type,priority,started_at,depends_on")).isEqualTo("""
                bd-1,pending,bug,10,,"[""bd-2""]"
                bd-2,completed,epic,5,,[]
                bd-3,active,task,5,2026-01-05T11:00:00.000000Z,[]
                bd-4,active,task,5,2026-01-05T11:00:00.000000Z,[]
                bd-5,pending,task,5,,[]
                bd-6,cancelled,task,5,,[]
                bd-7,pending,task,5,,[]
                """);
    }

    @Test
    void eachStatusOfAStatusPageHasItsMeaning() {
        String said = imported("statuspage", """
                {"page":{"id":"p"},"incidents":[
                {"id":"a","name":"Down","status":"resolved","impact":"critical","created_at":"2026-01-04T14:00:00Z","resolved_at":"2026-01-04T15:00:00Z","components":[{"name":"API"},{"name":"Web"},{}],
                 "incident_updates":[{"status":"resolved","body":"ok","display_at":"2026-01-04T15:00:00Z"},{"status":"identified","body":"disk","created_at":"2026-01-04T14:20:00Z"},{"body":"no time"},"odd"]},
                {"id":"b","name":"Slow","status":"postmortem","impact":"major","started_at":"2026-01-04T14:00:00Z","incident_updates":[{"status":"monitoring","display_at":"2026-01-04T14:30:00Z"}]},
                {"id":"c","name":"Bump","status":"investigating","impact":"minor","created_at":"2026-01-04T14:00:00Z","incident_updates":null},
                {"id":"d","status":"completed","impact":"maintenance","created_at":"2026-01-04T14:00:00Z"},
                {"id":"e","status":"resolved"},{"status":"resolved"}]}
                """);

        assertThat(said).contains("unusable: 2 ", "1 × no id", "1 × no time in created_at or started_at");
        assertThat(incidents()).isEqualTo("""
                statuspage:a,resolved,critical,API,3600
                statuspage:b,resolved,high,Slow,1800
                statuspage:c,detected,medium,Bump,
                """);
    }

    @Test
    void whatRunsSinceNobodySaysWhenIsNoted() {
        String said = imported("github-runs", """
                [{"databaseId":1,"status":"in_progress","workflowName":"CI","createdAt":"2026-01-20T17:42:00Z","startedAt":"0001-01-01T00:00:00Z"},
                 {"databaseId":2,"status":"in_progress","workflowName":"CI","createdAt":"2026-01-20T17:42:00Z","startedAt":"2026-01-20T17:43:00Z"},
                 {"databaseId":3,"status":"queued","workflowName":"CI","createdAt":"2026-01-20T17:42:00Z","startedAt":"0001-01-01T00:00:00Z"}]
                """);

        assertThat(said).contains("noted: 1\n  1 × it is running, and the source does not say since when: imported as not begun\n      row 1: github:1");
        assertThat(listed("task_id,status")).isEqualTo("github:1,pending\ngithub:2,active\ngithub:3,pending\n");
    }

    @Test
    void anIncidentThatIsOverIsNotOpenWhereItsSourceDoesNotSaySinceWhen() throws IOException {
        String said = imported("statuspage", """
                {"incidents":[{"id":"a","name":"Down","status":"resolved","impact":"critical","created_at":"2026-01-04T14:00:00Z","resolved_at":null},
                {"id":"m","name":"Works","status":"scheduled","impact":"none","created_at":"2026-01-04T14:00:00Z","scheduled_for":"2026-01-05T14:00:00Z"}]}
                """);
        assertThat(said).contains("passed over: 1 row about something else", "1 incident, 1 added, 0 known, 2 records")
                .contains("1 × it is resolved, and the source does not say when: kept, without a time to repair").doesNotContain("not ended");
        said = imported("pagerduty", """
                {"incidents":[{"id":"B","status":"resolved","created_at":"2026-01-05T03:00:00Z"}]}
                """);
        assertThat(said).contains("1 × it is resolved, and the source does not say when").doesNotContain("not ended");
        Files.writeString(directory.resolve("2026-01-06.md"), "---\ntitle: Gone\ndate: 2026-01-06 10:00:00\nresolved: true\nseverity: down\n---\n");
        said = tool.run("import", "cstate", "2026-01-06.md").out();
        assertThat(said).contains("1 × it is resolved, and the source does not say when").doesNotContain("not ended");

        assertThat(tool.run("mttr").out()).contains("3: 0 open, 3 resolved").contains("not known of any incident");
        assertThat(tool.run("stats").out()).contains("3 completed").doesNotContain("duration  ");
        assertThat(tool.run("incident", "reconcile").status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void aLogThatRollsOverIsOneApplicationWhateverItsDirectoryIsIn() throws IOException {
        Path log = Files.createDirectories(directory.resolve("spark/eventlog_v2_app-20260105-0001"));
        Files.writeString(log.resolve("appstatus_app-20260105-0001"), "");
        Files.writeString(log.resolve("events_1_app-20260105-0001"), """
                {"Event":"SparkListenerApplicationStart","App Name":"wc","App ID":"app-20260105-0001","Timestamp":1767607200000}
                {"Event":"SparkListenerJobStart","Job ID":0,"Submission Time":1767607201000}
                """);
        Files.writeString(log.resolve("events_2_app-20260105-0001"), """
                {"Event":"SparkListenerJobEnd","Job ID":0,"Completion Time":1767607203000,"Job Result":{"Result":"JobSucceeded"}}
                {"Event":"SparkListenerJobStart","Job ID":1,"Submission Time":1767607203000}
                """);
        Files.writeString(log.resolve("events_10_app-20260105-0001_1"), """
                {"Event":"SparkListenerJobEnd","Job ID":1,"Completion Time":1767607204000,"Job Result":{"Result":"JobSucceeded"}}
                {"Event":"SparkListenerApplicationEnd","Timestamp":1767607204000}
                """);

        assertThat(tool.run("import", "spark-eventlog", "spark").out()).startsWith("6 rows of spark-eventlog: 3 tasks").doesNotContain("not ended");
        assertThat(listed("task_id,subsystem,status,duration_seconds")).isEqualTo("""
                spark:app-20260105-0001,wc,completed,4
                spark:app-20260105-0001:job:0,wc,completed,2
                spark:app-20260105-0001:job:1,wc,completed,1
                """);
    }

    @Test
    void aPagerDutyIncidentHasItsPriorityElseItsUrgency() {
        String said = imported("pagerduty", """
                {"incidents":[
                {"id":"A","status":"resolved","urgency":"high","created_at":"2026-01-05T03:00:00Z","resolved_at":"2026-01-05T03:30:00Z","service":{"summary":"db"},"priority":{"summary":"P1"},"acknowledgements":[{"at":"2026-01-05T03:10:00Z"},{"at":"2026-01-05T03:05:00Z"},{"at":"?"},"odd"],"resolve_reason":{"type":"merge_resolve_reason"}},
                {"id":"B","status":"acknowledged","urgency":"low","created_at":"2026-01-05T03:00:00Z","last_status_change_at":"2026-01-05T03:12:00Z"},
                {"id":"C","status":"triggered","created_at":"2026-01-05T03:00:00Z","priority":{"name":"sev3"}},
                {"id":"D","status":"triggered","created_at":"2026-01-05T03:00:00Z","priority":{"summary":"P5"}},
                {"id":"E","status":"triggered","created_at":"2026-01-05T03:00:00Z","priority":{"summary":"SEV-2"}},
                {"id":"F","status":"triggered","created_at":"2026-01-05T03:00:00Z"},
                {"id":"G"},{"created_at":"2026-01-05T03:00:00Z"}]}
                """);

        assertThat(said).contains("unusable: 2 ", "1 × no id", "1 × no time in created_at");
        assertThat(incidents()).isEqualTo("""
                pagerduty:A,resolved,critical,db,1800
                pagerduty:B,remediating,low,unknown,
                pagerduty:C,detected,medium,unknown,
                pagerduty:D,detected,low,unknown,
                pagerduty:E,detected,high,unknown,
                pagerduty:F,detected,high,unknown,
                """);
    }

    @Test
    void aTableOfNextflowMayHaveCommas() {
        assertThat(imported("nextflow-trace", """
                task_id,hash,name,status,exit,submit,duration,realtime
                1,ab/01,A,COMPLETED,0,2026-01-05 10:00:00.000,1m,1m
                """)).startsWith("1 row of nextflow-trace: 1 task, 1 attempt, 3 events, 3 added");
    }

    @Test
    void aMessageNamesTheFileAsItWasGiven() throws IOException {
        Files.createDirectories(directory.resolve("a b"));
        Files.writeString(directory.resolve("a b/jobs.x.txt"), "no,column\n");
        assertThat(tool.run("import", "slurm-sacct", "a b/jobs.x.txt").err()).startsWith("task-mgmt: a b/jobs.x.txt: it has no column JobID");
        assertThat(tool.run("import", "slurm-sacct", "a b").err()).startsWith("task-mgmt: a b/jobs.x.txt: it has no column JobID");
        assertThat(tool.input("no,column\n").run("import", "slurm-sacct", "-").err()).startsWith("task-mgmt: standard input: it has no column JobID");
    }

    /** Cut anywhere behind the bytes by which its kind is told: one line, and nothing that looks like a success. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zip", "xz"})
    void aCompressedFileThatIsCutIsToldAndNotTakenForWhole(String kind) throws IOException {
        byte[] whole = compressed(kind, """
                Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand
                1\t:\t1767607200.123\t1.5\t0\t0\t0\t0\techo
                """);
        Files.write(directory.resolve("whole"), whole);
        assertThat(tool.run("import", "parallel-joblog", "whole", "--dry-run").status()).isZero();
        int data = kind.equals("zip") ? new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2") : whole.length;
        for (int length = 6; length < data; length += 3) {
            Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
            Tool.Outcome outcome = tool.run("import", "parallel-joblog", "cut", "--dry-run");
            assertThat(outcome.status()).as("%s cut at %s", kind, length).isEqualTo(2);
            assertThat(outcome.err()).as("%s cut at %s", kind, length).startsWith("task-mgmt: cut: it is ").hasLineCount(1);
        }
    }

    private static byte[] compressed(String kind, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (kind) {
            case "gzip" -> new GZIPOutputStream(bytes);
            case "xz" -> new XZOutputStream(bytes, new LZMA2Options(1));
            default -> entry(bytes);
        }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static OutputStream entry(OutputStream bytes) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(bytes);
        zip.putNextEntry(new ZipEntry("joblog"));
        return zip;
    }

    @Test
    void aGuessTakesOnlyColumnsWhoseValuesFit() {
        assertThat(tool.input("""
                Run;Started;Finished;Status;Duration;Exit code;Attempt;CPU
                r1;13/02/2026 10:00;13/02/2026 10:05;weird;five;x;first;-
                r2;14/02/2026 10:00;14/02/2026 10:05;odd;six;y;second;-
                """).run("import", "csv", "-", "--guess").out()).startsWith("--map 'id=Run,start=Started,end=Finished' --time-format 'd/M/uuuu H:mm'\n");
        assertThat(tool.input("""
                When;Started;Finished;Status;Duration;Exit code;Attempt
                ;02/13/2026 10:00;02/13/2026 10:05;ok;5m;0;1
                ;02/14/2026 10:00;02/14/2026 10:05;failed;6m;-1;2
                """).run("import", "csv", "-", "--guess").out())
                .startsWith("--map 'start=Started,end=Finished,duration=Duration,status=Status,exit_code=Exit code,attempt=Attempt' --time-format 'M/d/uuuu H:mm'\n");
        assertThat(tool.input("""
                Name;Started
                a;02/03/2026
                a;04/05/2026
                """).run("import", "csv", "-", "--guess").out()).doesNotContain("--time-format");
    }

    private String incidents() {
        String table = tool.run("incident", "list", "--limit", "0", "--sort", "incident_id", "-o", "csv", "--columns",
                "incident_id,status,severity,failure_mode,mttr_seconds").out().replace("\r\n", "\n");
        return table.substring(table.indexOf('\n') + 1);
    }

    private String imported(String format, String text) {
        return tool.input(text).run("import", format, "-").out();
    }

    /** The rows of all tasks in the order of their ids, without the line of names. */
    private String listed(String columns) {
        String table = tool.run("task", "list", "--limit", "0", "--sort", "task_id", "-o", "csv", "--columns", columns).out().replace("\r\n", "\n");
        return table.substring(table.indexOf('\n') + 1);
    }
}
