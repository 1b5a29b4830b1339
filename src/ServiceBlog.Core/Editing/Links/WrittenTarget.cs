namespace ServiceBlog.Core.Editing.Links;

/// <summary>The target of a link as it stands in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Raw">What is written there, escapes and all.</param>
internal readonly record struct WrittenTarget(TargetForm Form, int Start, string Raw);
