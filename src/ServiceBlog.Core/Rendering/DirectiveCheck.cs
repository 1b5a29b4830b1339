using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>Holds the directives of all texts against what the theme can show.</summary>
internal static class DirectiveCheck
{
    /// <summary>Attributes of every directive.</summary>
    private static readonly ImmutableArray<string> Common = ["id", "class"];

    public static void Check(SiteGraph graph, Theme theme, ICollection<Diagnostic> diagnostics)
    {
        foreach (var directive in graph.Connections.Keys.SelectMany(page => page.Outline.Directives))
        {
            if (!theme.Shortcodes.ContainsKey(directive.Name))
                CheckUnknown(directive, theme, diagnostics);
            else if (directive.Name == PageQuery.Name)
                PageQuery.Check(directive, graph, diagnostics);
            else if (theme.ShortcodeArguments.TryGetValue(directive.Name, out var known))
                CheckArguments(directive, known, diagnostics);
        }
    }

    /// <summary>What stands in the midst of a sentence may well be meant as text, unless a name is near.</summary>
    private static void CheckUnknown(Directive directive, Theme theme, ICollection<Diagnostic> diagnostics)
    {
        var near = NearestName.Find(directive.Name, theme.Shortcodes.Keys);
        var isCertain = directive.Form == DirectiveForm.Container || (directive.Form == DirectiveForm.Leaf && directive.After.Length > 0);
        if (near is null && !isCertain)
            return;
        diagnostics.Report(Rules.UnknownDirective, directive.Location, $"the theme has no directive \"{directive.Name}\", so this stays text", near);
    }

    private static void CheckArguments(Directive directive, ShortcodeArguments known, ICollection<Diagnostic> diagnostics)
    {
        var subject = $"the directive \"{directive.Name}\"";
        foreach (var attribute in directive.Attributes.Where(attribute => !known.Names.Contains(attribute.Name) && !Common.Contains(attribute.Name)))
        {
            var takes = known.Names.IsEmpty ? "it takes none" : $"it takes {string.Join(", ", known.Names)}";
            var near = NearestName.Find(attribute.Name, known.Names);
            diagnostics.Report(Rules.UnknownDirectiveAttribute, attribute.Location, $"{subject} has no attribute \"{attribute.Name}\"; {takes}", near);
        }
        if (known.NeedsLabel && !directive.Before.EndsWith('['))
            Refuse($"{subject} needs a text in brackets: {directive.Before}[…]");
        if (directive.Form == DirectiveForm.Inline && !known.IsInline)
            Refuse($"{subject} is a block: it stands on lines of its own");
        foreach (var missing in known.Required.Where(name => string.IsNullOrEmpty(directive[name]?.Value)))
            Refuse($"{subject} needs the attribute \"{missing}\"");

        void Refuse(string message) => diagnostics.Report(Rules.InvalidDirective, directive.Location, message);
    }
}
