namespace ServiceBlog.Core.Editing.Moving;

/// <summary>The move of a picture or another file that is published as it is. No alias can redirect from its old address.</summary>
internal static class FileMove
{
    public static EditPlan Plan(EditableSite site, InputFile file, string to)
    {
        var diagnostics = new List<Diagnostic>();
        if (file.TryRead(diagnostics) is not { } bytes)
            return EditPlan.Refused(diagnostics);
        var move = new FileChange(file.Path, bytes, bytes) { MovesTo = to };
        var after = site.With([move]);
        if (MoveRefusals.OfFile(site, after, file.Path, to) is { } fault)
            return new EditPlan { Misuse = $"cannot move {file.DisplayPath}: {fault}" };
        if (site.Unreadable.Any())
            return EditPlan.Refused(site.Unreadable);
        var (address, newAddress) = (site.Config.PublishedFile(file.Path), site.Config.PublishedFile(to));
        return new PageMove(site, after, new MovedFile(file.Path, to, ImmutableSortedDictionary<string, string>.Empty),
            new PublishedAddress(site.Config, address, newAddress), [])
            .Plan([move], address == newAddress ? $"Its address stays {address}" : $"It is published at {newAddress}, and nothing is at {address} any more.");
    }
}
