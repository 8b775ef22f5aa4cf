package taskmgmt.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings with which clients start the server, in the format of each client. */
public enum ClientSnippet {
    CLAUDE_CODE("claude-code", ".mcp.json in the project, or ~/.claude.json for all projects", "mcpServers"),
    CLAUDE_DESKTOP("claude-desktop", "claude_desktop_config.json, by Settings > Developer > Edit Config", "mcpServers"),
    CURSOR("cursor", ".cursor/mcp.json in the project, or ~/.cursor/mcp.json for all projects", "mcpServers"),
    WINDSURF("windsurf", "~/.codeium/windsurf/mcp_config.json", "mcpServers"),
    GEMINI("gemini", ".gemini/settings.json in the project, or ~/.gemini/settings.json for all projects", "mcpServers"),
    VSCODE("vscode", ".vscode/mcp.json in the workspace", "servers"),
    ZED("zed", "settings.json of Zed", "context_servers"),
    CODEX("codex", "~/.codex/config.toml", "mcp_servers");

    private static final String NAME = "task-mgmt";

    private final String client;
    private final String place;
    private final String key;

    ClientSnippet(String client, String place, String key) {
        this.client = client;
        this.place = place;
        this.key = key;
    }

    /** The name that people use. */
    public String client() {
        return client;
    }

    /** The file in which the settings belong. */
    public String place() {
        return place;
    }

    /** The names of all clients. */
    public static List<String> clients() {
        List<String> clients = new ArrayList<>();
        for (ClientSnippet each : values()) {
            clients.add(each.client);
        }
        return clients;
    }

    /** The client of this name, or null. */
    public static @Nullable ClientSnippet named(String client) {
        for (ClientSnippet each : values()) {
            if (each.client.equals(client)) {
                return each;
            }
        }
        return null;
    }

    /** Whether the settings are TOML rather than JSON. */
    public boolean isToml() {
        return this == CODEX;
    }

    /**
     * The settings as data.
     *
     * @param command   the program
     * @param arguments of it
     */
    public Map<String, @Nullable Object> data(String command, List<String> arguments) {
        Map<String, @Nullable Object> server = new LinkedHashMap<>();
        if (this == VSCODE || this == CLAUDE_CODE) {
            server.put("type", "stdio");
        }
        server.put("command", command);
        server.put("args", arguments);
        return Map.of(key, Map.of(NAME, server));
    }

    /** The settings as TOML; its basic strings are written as those of JSON. */
    public String toml(String command, List<String> arguments) {
        return "[" + key + "." + NAME + "]\ncommand = " + quoted(command) + "\nargs = ["
                + String.join(", ", arguments.stream().map(ClientSnippet::quoted).toList()) + "]\n";
    }

    /** Whether its settings can refer to a server that runs elsewhere. */
    public boolean isForAddresses() {
        return this != CLAUDE_DESKTOP;
    }

    /**
     * The settings for a server that runs elsewhere, as data.
     *
     * @param url of the server
     * @param key that is presented to it
     */
    public Map<String, @Nullable Object> dataFor(String url, String key) {
        Map<String, @Nullable Object> server = new LinkedHashMap<>();
        if (this == VSCODE || this == CLAUDE_CODE) {
            server.put("type", "http");
        }
        server.put(this == WINDSURF ? "serverUrl" : this == GEMINI ? "httpUrl" : "url", url);
        server.put("headers", Map.of("Authorization", "Bearer " + key));
        return Map.of(this.key, Map.of(NAME, server));
    }

    /** The same as TOML; the key is in a variable. */
    public String tomlFor(String url, String variable) {
        return "[" + key + "." + NAME + "]\nurl = " + quoted(url) + "\nbearer_token_env_var = " + quoted(variable) + "\n";
    }

    private static String quoted(String text) {
        String object = Documents.json(Map.of("", text));
        return object.substring(object.indexOf(':') + 1, object.length() - 1);
    }
}
