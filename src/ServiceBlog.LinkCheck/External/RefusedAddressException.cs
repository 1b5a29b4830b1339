namespace ServiceBlog.LinkCheck.External;

/// <summary>A host has no address that may be asked. Thrown through HttpClient, which has no other way to say so.</summary>
internal sealed class RefusedAddressException() : Exception("the host's address is in a private network");
