package taskmgmt.imports.map;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column can mean. Each target has the common names of such columns, in lower case without punctuation. */
public enum MapTarget {
    ID("id", "jobid", "taskid", "runid", "uuid", "key", "issuekey", "buildid", "executionid", "number"),
    TITLE("title", "name", "summary", "description", "jobname", "taskname", "command", "cmd"),
    TYPE("type", "tasktype", "jobtype", "kind", "category", "workflow", "pipeline", "issuetype", "process"),
    SUBSYSTEM("subsystem", "project", "queue", "cluster", "service", "component", "repository", "system"),
    CREATED("created", "createdat", "submit", "submitted", "submittime", "submittedat", "submissiontime", "queuedat", "queued",
            "scheduled", "scheduledat", "creationtime", "datecreated", "entry"),
    START("start", "started", "startedat", "starttime", "begin", "begintime", "startdate", "began", "timestart", "launchtime",
            "timestamp"),
    END("end", "ended", "endedat", "endtime", "finish", "finished", "finishedat", "finishtime", "completed", "completedat",
            "completiontime", "enddate", "stop", "stoptime", "timeend", "closedat", "resolvedat"),
    DURATION("duration", "elapsed", "runtime", "seconds", "durationseconds", "elapsedseconds", "walltime", "elapsedtime", "took"),
    STATUS("status", "state", "result", "outcome", "conclusion"),
    EXIT_CODE("exitcode", "exit", "exitval", "returncode", "rc", "exitstatus"),
    ERROR("error", "errormessage", "message", "failurereason", "reason"),
    PRIORITY("priority"),
    TAGS("tags", "labels"),
    DEPENDS_ON("dependson", "depends", "dependencies", "needs"),
    PARENT("parent", "parentid", "parenttask"),
    CREATED_BY("createdby", "user", "owner", "username", "author", "submitter", "reporter"),
    ASSIGNED_TO("assignedto", "assignee", "worker", "host", "hostname", "node"),
    ATTEMPT("attempt", "attemptnumber", "trynumber", "retry"),
    CPU_SECONDS("cpuseconds", "cputime", "totalcpu"),
    MEMORY_PEAK_MB("memorypeakmb", "maxrss", "peakrss", "peakmemory", "memory", "maxmemory", "memorymb"),
    DISK_READ_MB("diskreadmb", "bytesread", "readbytes", "readmb"),
    DISK_WRITE_MB("diskwritemb", "byteswritten", "writebytes", "writtenbytes", "writemb"),
    NETWORK_RX_MB("networkrxmb", "bytesreceived"),
    NETWORK_TX_MB("networktxmb", "bytessent");

    private final String key;
    private final String usualNames;

    MapTarget(String... usualNames) {
        this.key = name().toLowerCase(Locale.ROOT);
        this.usualNames = String.join(" ", usualNames);
    }

    /** The key in a map. */
    public String key() {
        return key;
    }

    /** The common names, the most common first. */
    List<String> usualNames() {
        return List.of(usualNames.split(" ", -1));
    }

    /** The target with this key; null if there is none. */
    static @Nullable MapTarget named(String key) {
        String plain = key.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        for (MapTarget target : values()) {
            if (target.key.equals(plain)) {
                return target;
            }
        }
        return null;
    }

    /** All keys, for a message. */
    static String keys() {
        StringBuilder keys = new StringBuilder();
        for (MapTarget target : values()) {
            keys.append(keys.isEmpty() ? "" : ", ").append(target.key);
        }
        return keys.toString();
    }
}
