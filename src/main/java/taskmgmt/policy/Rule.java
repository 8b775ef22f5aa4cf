package taskmgmt.policy;

import java.util.List;
import java.util.Set;

/**
 * One rule of a policy. It speaks where all four fit.
 *
 * @param name     what decisions call it by
 * @param accounts names, {@code @GROUP} or {@code *}
 * @param actions  {@code task.complete}, {@code task.*} or {@code *}
 * @param types    empty for all
 * @param scopes   empty for all
 */
public record Rule(
        String name, Effect effect, List<String> accounts, List<String> actions, Set<ResourceType> types, List<Scope> scopes) {
    public Rule {
        accounts = List.copyOf(accounts);
        actions = List.copyOf(actions);
        types = Set.copyOf(types);
        scopes = List.copyOf(scopes);
    }

    boolean speaksOf(String action, ProtectedResource resource) {
        return actions.stream().anyMatch(each -> Actions.matches(each, action))
                && (types.isEmpty() || types.contains(resource.type()))
                && (scopes.isEmpty() || scopes.stream().anyMatch(each -> each.matches(resource.path())));
    }
}
