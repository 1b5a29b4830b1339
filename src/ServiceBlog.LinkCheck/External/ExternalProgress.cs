namespace ServiceBlog.LinkCheck.External;

/// <summary>How far a check is.</summary>
/// <param name="Done">Different URLs whose verdict is known, those from the cache included.</param>
/// <param name="Total">Different URLs, fragments not counted.</param>
/// <param name="Host">The host that was asked last.</param>
internal readonly record struct ExternalProgress(int Done, int Total, string Host);
