namespace ServiceBlog.Core.Outputs;

/// <summary>A file of the published site.</summary>
/// <param name="Path">Relative to the output folder, with <c>/</c>: <c>posts/first-reply/index.html</c>.</param>
/// <param name="Content">Its bytes. Valid only during the call that hands it over: whoever keeps them copies them.</param>
public readonly record struct OutputFile(string Path, ReadOnlyMemory<byte> Content);
