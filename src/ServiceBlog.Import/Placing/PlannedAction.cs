namespace ServiceBlog.Import.Placing;

/// <summary>What happens to a file of an import. The names are those that the command prints.</summary>
public enum PlannedAction
{
    New,
    Refreshed,
    Unchanged,

    /// <summary>Edited or deleted since the last import: left as it is.</summary>
    Kept,
}
