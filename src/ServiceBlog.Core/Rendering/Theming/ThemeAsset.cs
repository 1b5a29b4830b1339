namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>A file of a theme that is published under a name that changes with its bytes, so that browsers may keep it for ever.</summary>
/// <param name="Name">As templates ask for it: <c>css/site.css</c>.</param>
/// <param name="Path">Decoded path within the site: <c>/assets/css/site.0123456789.css</c>.</param>
/// <param name="Content">Its bytes, references to other assets rewritten.</param>
/// <param name="DisplayPath">The file as the author knows it.</param>
public sealed record ThemeAsset(string Name, string Path, ReadOnlyMemory<byte> Content, string DisplayPath);
