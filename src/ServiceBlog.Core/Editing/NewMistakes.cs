namespace ServiceBlog.Core.Editing;

/// <summary>What an edit would break: no command leaves a site worse than it was.</summary>
internal static class NewMistakes
{
    /// <summary>Errors and warnings that the site has after an edit and had not before.</summary>
    public static IEnumerable<Diagnostic> Find(EditableSite before, EditableSite after)
    {
        var known = before.Diagnostics.GroupBy(Identity).ToDictionary(alike => alike.Key, alike => alike.Count());
        foreach (var diagnostic in after.Diagnostics)
        {
            var severity = before.Config.Severities.GetValueOrDefault(diagnostic.Rule.Name, diagnostic.Rule.DefaultSeverity);
            var count = known.GetValueOrDefault(Identity(diagnostic));
            if (count > 0)
                known[Identity(diagnostic)] = count - 1;
            else if (severity >= Severity.Warning)
                yield return diagnostic;
        }
    }

    /// <summary>A mistake that was there before is the same wherever it stands now.</summary>
    private static (Rule, string?) Identity(Diagnostic diagnostic) => (diagnostic.Rule, diagnostic.Url);
}
